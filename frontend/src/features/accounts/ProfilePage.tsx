import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { graphql } from "react-relay";
import { useLocation } from "wouter";
import type { ProfilePageMutation } from "../../__generated__/ProfilePageMutation.graphql";
import type { ProfilePageQuery, ProfilePageQuery$data } from "../../__generated__/ProfilePageQuery.graphql";
import { usePage, useSend } from "../../app/data";
import { useDraft } from "../../app/draft";
import { places, useTitle } from "../../app/places";
import shell from "../../app/Shell.module.css";
import { SignInFirst } from "../../app/SignInFirst";
import { Button } from "../../ui/Button";
import { ButtonLink } from "../../ui/ButtonLink";
import { Form } from "../../ui/Form";
import { say } from "../../ui/notices";
import { TextField } from "../../ui/TextField";
import { CityField, type CityOf } from "../cities/CityField";
import { changesOf, draftOf, type ProfileDraft } from "./profile";
import { ProfileFields } from "./ProfileFields";

type Person = NonNullable<ProfilePageQuery$data["viewer"]>["person"];

interface Draft extends ProfileDraft {
  readonly name: string;
  readonly home: CityOf | null;
}

export default function ProfilePage(): ReactNode {
  const { t } = useLingui();
  useTitle(t`Edit the profile`);
  return <SignInFirst why={<Trans>The profile is your own.</Trans>}>{() => <Loaded />}</SignInFirst>;
}

function Loaded(): ReactNode {
  const { viewer } = usePage<ProfilePageQuery>(
    graphql`
      query ProfilePageQuery {
        viewer {
          person {
            id
            handle
            name
            isVerified
            bio {
              zh
              en
            }
            city {
              id
              name {
                zh
                en
              }
            }
            homeTown {
              id
              name {
                zh
                en
              }
            }
            picture {
              url
            }
            cover {
              url
            }
          }
        }
      }
    `,
    {},
  );
  return viewer ? <Editor person={viewer.person} /> : null;
}

function Editor({ person }: { person: Person }): ReactNode {
  const { t } = useLingui();
  const [, go] = useLocation();
  const shown: Draft = { ...draftOf(person), name: person.name, home: person.homeTown ?? null };
  const { value, change, forget } = useDraft<Draft>(`profile.${person.id}`, shown);
  const { send, sending, problems } = useSend<ProfilePageMutation>(graphql`
    mutation ProfilePageMutation($input: EditProfileInput!) {
      editProfile(input: $input) {
        person {
          id
          handle
          name
          isVerified
          bio {
            zh
            en
          }
          city {
            id
            name {
              zh
              en
            }
          }
          homeTown {
            id
            name {
              zh
              en
            }
          }
          picture {
            url
          }
          cover {
            url
            width
            height
          }
        }
        errors {
          code
          field
          message
          messageZh
        }
      }
    }
  `);
  const save = async (): Promise<void> => {
    const changes = changesOf(shown, value);
    if (!value.home && shown.home) changes.clear.push("HOME_TOWN");
    const { payload, problems: found } = await send({
      ...changes,
      ...(value.name !== shown.name ? { name: value.name } : {}),
      ...(value.home && value.home.id !== shown.home?.id ? { homeTownId: value.home.id } : {}),
    });
    if (found.length > 0 || !payload?.person) return;
    forget();
    say(t`Saved.`);
    go(places.account(payload.person.handle));
  };
  return (
    <div className={shell["page"]}>
      <h1>
        <Trans>Edit the profile</Trans>
      </h1>
      <Form label={t`Edit the profile`} problems={problems} onSubmit={() => void save()}>
        <ProfileFields
          value={value}
          change={change}
          cityLabel={t`Where you live`}
          verified={person.isVerified}
          names={<TextField name="name" label={t`Name`} value={value.name} onChange={(name) => change({ name })} most={50} />}
          more={<CityField name="homeTownId" label={t`Where you come from`} value={value.home} onChange={(home) => change({ home })} />}
        />
        <div className={shell["row"]}>
          <Button type="submit" look="strong" isPending={sending}>
            <Trans>Save</Trans>
          </Button>
          <ButtonLink to={places.account(person.handle)} look="quiet">
            <Trans>Back to the page</Trans>
          </ButtonLink>
        </div>
      </Form>
    </div>
  );
}
