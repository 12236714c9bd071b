import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { graphql } from "react-relay";
import { useLocation } from "wouter";
import type { NewOrganisationPageMutation } from "../../__generated__/NewOrganisationPageMutation.graphql";
import { useSend } from "../../app/data";
import { useDraft } from "../../app/draft";
import { places, useTitle } from "../../app/places";
import shell from "../../app/Shell.module.css";
import { SignInFirst } from "../../app/SignInFirst";
import { BilingualField } from "../../ui/BilingualField";
import { Button } from "../../ui/Button";
import { Choices } from "../../ui/Choices";
import { Form } from "../../ui/Form";
import { TextField } from "../../ui/TextField";
import { say } from "../../ui/notices";
import { Waiting } from "../desk/Waiting";
import { useNameOf } from "../../ui/Words";

type Kind = "FOUNDATION" | "MEMBER";

const EMPTY = { kind: "FOUNDATION" as Kind, handle: "", nameZh: "", nameEn: "", bio: { zh: "", en: "" } };

export default function NewOrganisationPage(): ReactNode {
  const { t } = useLingui();
  useTitle(t`Create an organisation`);
  return (
    <SignInFirst why={<Trans>An organisation belongs to the people who work there.</Trans>}>
      {(viewer) => (viewer.emailConfirmed ? <Found /> : <Waiting what={<Trans>Creating an organisation</Trans>} />)}
    </SignInFirst>
  );
}

function Found(): ReactNode {
  const { t } = useLingui();
  const nameOf = useNameOf();
  const [, go] = useLocation();
  const { value, change, forget } = useDraft("new-organisation", EMPTY);
  const { send, sending, problems } = useSend<NewOrganisationPageMutation>(graphql`
    mutation NewOrganisationPageMutation($input: CreateOrganisationInput!) {
      createOrganisation(input: $input) {
        organisation {
          id
          handle
          nameZh
          nameEn
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
  const submit = async (): Promise<void> => {
    const { payload, problems: found } = await send(value);
    const made = payload?.organisation;
    if (found.length > 0 || !made) return;
    forget(EMPTY);
    say(t`${nameOf(made)} is here.`);
    go(places.deskOrganisation(made.handle));
  };
  return (
    <div className={shell["page"]}>
      <h1>
        <Trans>Create an organisation</Trans>
      </h1>
      <Form label={t`Create an organisation`} problems={problems} onSubmit={() => void submit()}>
        <Choices
          name="kind"
          label={t`Kind`}
          value={value.kind}
          onChange={(kind) => change({ kind: kind as Kind })}
          options={[
            { id: "FOUNDATION", label: t`Foundation`, note: t`Starts campaigns and invites partners.` },
            { id: "MEMBER", label: t`Member organisation`, note: t`Takes part in campaigns of foundations.` },
          ]}
        />
        <TextField name="nameZh" label={t`Name in Chinese`} lang="zh-CN" value={value.nameZh} onChange={(nameZh) => change({ nameZh })} most={120} />
        <TextField name="nameEn" label={t`Name in English`} lang="en" value={value.nameEn} onChange={(nameEn) => change({ nameEn })} most={120} />
        <TextField
          name="handle"
          label={t`Handle`}
          rule={t`Its address here: up to 30 letters, digits, dots, hyphens or underscores. It can be changed later.`}
          value={value.handle}
          onChange={(handle) => change({ handle })}
        />
        <BilingualField name="bio" label={t`About it`} long most={1000} value={value.bio} onChange={(bio) => change({ bio })} />
        <div>
          <Button type="submit" look="strong" isPending={sending}>
            <Trans>Create the organisation</Trans>
          </Button>
        </div>
      </Form>
    </div>
  );
}
