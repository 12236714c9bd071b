import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { lazy, Suspense, type ReactNode } from "react";
import { useLocale } from "../../app/locale";
import { places } from "../../app/places";
import shell from "../../app/Shell.module.css";
import { useViewer } from "../../app/viewer";
import { Avatar } from "../../ui/Avatar";
import { ButtonLink } from "../../ui/ButtonLink";
import { Icon } from "../../ui/icons";
import { Link } from "../../ui/Link";
import { Shot } from "../../ui/Shot";
import { day } from "../../ui/time";
import { Figure, Paragraphs, useNameOf, Words } from "../../ui/Words";
import { FollowButton } from "../follows/FollowButton";
import { TipButton } from "../tips/TipButton";
import { shownName, type Account } from "./account";
import styles from "./AccountPage.module.css";

const AccountActions = lazy(() => import("../blocks/AccountActions"));

/** Who it is, at a glance, and what the viewer can do with it. */
export function AccountHead({ account }: { account: Account }): ReactNode {
  const { t } = useLingui();
  const name = shownName(account, useNameOf());
  const isOrganisation = account.__typename === "Organisation";
  return (
    <>
      {account.cover && (
        <div className={styles["cover"]}>
          <Shot url={account.cover.url} width={account.cover.width} height={account.cover.height} alt="" eager />
        </div>
      )}
      <header className={styles["head"]}>
        <Avatar name={account.name} url={account.picture?.url} size="large" square={isOrganisation} />
        <div className={styles["who"]}>
          <h1 className={styles["name"]}>
            {name}
            {account.isVerified && (
              <span className={styles["verified"]} role="img" aria-label={t`Verified`} title={t`Kindred has checked who stands behind this name.`}>
                <Icon name="sure" />
              </span>
            )}
          </h1>
          <p className={styles["quiet"]}>
            @{account.handle}
            {isOrganisation && <> · {account.kind === "FOUNDATION" ? t`Foundation` : t`Organisation`}</>}
            {account.city && (
              <>
                {" · "}
                <Words of={account.city.name} />
              </>
            )}
          </p>
          <Paragraphs of={account.bio} className={styles["bio"]} />
          <Counts account={account} />
          <Mutuals account={account} />
          <Acts account={account} name={name} />
        </div>
      </header>
    </>
  );
}

function Counts({ account }: { account: Account }): ReactNode {
  const { tag } = useLocale();
  const since = day(account.createdAt, tag);
  return (
    <p className={styles["quiet"]}>
      <Link to={places.followers(account.handle)}>
        <Figure value={account.followerCount} /> <Plural value={account.followerCount} one="follower" other="followers" />
      </Link>
      {account.__typename === "Person" && (
        <>
          {" · "}
          <Link to={places.following(account.handle)}>
            <Trans>following</Trans>
          </Link>
        </>
      )}
      {" · "}
      <Trans>here since {since}</Trans>
    </p>
  );
}

/** "Followed by X and 12 more you follow." */
function Mutuals({ account }: { account: Account }): ReactNode {
  const mutual = account.viewerMutuals;
  const [first, second] = mutual?.nodes ?? [];
  if (!mutual || !first) return null;
  const one = <Link to={places.account(first.handle)}>{first.name}</Link>;
  const more = mutual.count - (second ? 2 : 1);
  if (!second) {
    return (
      <p className={styles["quiet"]}>
        <Trans>Followed by {one}, whom you follow</Trans>
      </p>
    );
  }
  const two = <Link to={places.account(second.handle)}>{second.name}</Link>;
  if (more === 0) {
    return (
      <p className={styles["quiet"]}>
        <Trans>
          Followed by {one} and {two}, whom you follow
        </Trans>
      </p>
    );
  }
  return (
    <p className={styles["quiet"]}>
      <Trans>
        Followed by {one}, {two} and {more} more you follow
      </Trans>
    </p>
  );
}

function Acts({ account, name }: { account: Account; name: string }): ReactNode {
  const viewer = useViewer();
  const isOrganisation = account.__typename === "Organisation";
  const edits = account.viewerRole === "OWNER" || account.viewerRole === "EDITOR";
  return (
    <div className={shell["row"]}>
      <FollowButton subjectId={account.id} name={name} following={account.viewerIsFollowing} requested={account.viewerFollow.state === "REQUESTED"} />
      {!edits && viewer?.person.id !== account.id && (
        <ButtonLink to={places.messages("to", account.handle)}>
          <Trans>Message</Trans>
        </ButtonLink>
      )}
      {!edits && <TipButton accountId={account.id} name={name} />}
      {viewer && viewer.person.id !== account.id && (
        <Suspense>
          <AccountActions handle={account.handle} />
        </Suspense>
      )}
      {viewer?.person.id === account.id && (
        <>
          <ButtonLink to={places.profile()}>
            <Trans>Edit the profile</Trans>
          </ButtonLink>
          <ButtonLink to={places.people()} look="quiet">
            <Trans>People to follow</Trans>
          </ButtonLink>
        </>
      )}
      {isOrganisation && edits && (
        <ButtonLink to={places.organisationProfile(account.handle)}>
          <Trans>Edit the profile</Trans>
        </ButtonLink>
      )}
      {isOrganisation && account.viewerRole && (
        <ButtonLink to={places.deskOrganisation(account.handle)}>
          <Trans>Open at the desk</Trans>
        </ButtonLink>
      )}
    </div>
  );
}
