import type { ReactNode } from "react";
import { graphql, useFragment } from "react-relay";
import type { AccountRow_account$key } from "../../__generated__/AccountRow_account.graphql";
import { places } from "../../app/places";
import { Avatar } from "../../ui/Avatar";
import { Link } from "../../ui/Link";
import { useNameOf, Words } from "../../ui/Words";
import { FollowButton } from "./FollowButton";
import styles from "./AccountRow.module.css";

/** An account in a list, with what says why it is there, and the follow. */
export function AccountRow({ why, ...props }: { account: AccountRow_account$key; why?: ReactNode }): ReactNode {
  const account = useFragment(
    graphql`
      fragment AccountRow_account on Account {
        __typename
        id
        handle
        name
        viewerIsFollowing
        viewerFollow {
          state
        }
        picture {
          url
        }
        city {
          id
          name {
            zh
            en
          }
        }
        ... on Organisation {
          nameZh
          nameEn
        }
      }
    `,
    props.account,
  );
  const nameOf = useNameOf();
  const name = account.nameZh && account.nameEn ? nameOf({ nameZh: account.nameZh, nameEn: account.nameEn }) : account.name;
  return (
    <li className={styles["row"]}>
      <Link to={places.account(account.handle)} className={styles["who"]}>
        <Avatar name={account.name} url={account.picture?.url} square={account.__typename === "Organisation"} />
        <span>
          <span className={styles["name"]}>{name}</span>
          <small className={styles["why"]}>
            {why ?? (
              <>
                @{account.handle}
                {account.city && (
                  <>
                    {" · "}
                    <Words of={account.city.name} />
                  </>
                )}
              </>
            )}
          </small>
        </span>
      </Link>
      <FollowButton
        subjectId={account.id}
        name={name}
        following={account.viewerIsFollowing}
        requested={account.viewerFollow.state === "REQUESTED"}
        small
      />
    </li>
  );
}
