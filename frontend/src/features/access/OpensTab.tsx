import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { graphql } from "react-relay";
import type { OpensTabQuery } from "../../__generated__/OpensTabQuery.graphql";
import { usePage } from "../../app/data";
import { useLocale } from "../../app/locale";
import { Icon } from "../../ui/icons";
import { day } from "../../ui/time";
import { Words } from "../../ui/Words";
import type { AccountTabProps } from "../accounts/tabs";
import { useFollowOpens } from "../follows/useFollowOpens";
import { CAPABILITIES, useStepNames } from "./names";
import styles from "./Access.module.css";

const OPENS = graphql`
  query OpensTabQuery($handle: String!) {
    account(handle: $handle) {
      id
      viewerFollow {
        state
      }
      viewerCanWatchLive {
        allowed
        reason
        opensAt
        message {
          zh
          en
        }
      }
      viewerCanMessage {
        allowed
        reason
        opensAt
        message {
          zh
          en
        }
      }
      viewerCanReadPosts {
        allowed
        reason
        opensAt
        message {
          zh
          en
        }
      }
      viewerCanTip {
        allowed
        reason
        opensAt
        message {
          zh
          en
        }
      }
      viewerCanSeeShop {
        allowed
        reason
        opensAt
        message {
          zh
          en
        }
      }
      viewerCanEnrol {
        allowed
        reason
        opensAt
        message {
          zh
          en
        }
      }
    }
  }
`;

/** Which steps of an account are open to the viewer, and what opens the others. */
export default function OpensTab({ handle, name }: AccountTabProps): ReactNode {
  const { t } = useLingui();
  const { tag } = useLocale();
  const names = useStepNames();
  const { account } = usePage<OpensTabQuery>(OPENS, { handle });
  const steps = account && {
    LIVE: account.viewerCanWatchLive,
    MESSAGE: account.viewerCanMessage,
    POSTS: account.viewerCanReadPosts,
    TIP: account.viewerCanTip,
    SHOP: account.viewerCanSeeShop,
    CLASSES: account.viewerCanEnrol,
  };
  const follows = account?.viewerFollow.state === "FOLLOWING";
  useFollowOpens<OpensTabQuery>(OPENS, { handle }, follows && Object.values(steps ?? {}).some((step) => step.reason === "FOLLOW"));
  if (!steps) return null;
  return (
    <ul role="list" className={styles["opens"]} aria-label={t`What a follow of ${name} opens`}>
      {CAPABILITIES.map((capability) => {
        const step = steps[capability];
        const from = step.opensAt ? day(step.opensAt, tag) : null;
        return (
          <li key={capability}>
            <Icon name={step.allowed ? "vote" : step.opensAt ? "clock" : "close"} />
            <span>
              {names.does[capability]}
              <small className={styles["quiet"]}>
                {step.allowed ? <Trans>open to you</Trans> : <>{step.message && <Words of={step.message} />}</>}
                {from && (
                  <>
                    {" "}
                    <Trans>From {from}.</Trans>
                  </>
                )}
              </small>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
