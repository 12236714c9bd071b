import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { graphql } from "react-relay";
import type { MyWorksQuery } from "../../__generated__/MyWorksQuery.graphql";
import { usePage } from "../../app/data";
import { useLocale } from "../../app/locale";
import { places } from "../../app/places";
import { ButtonLink } from "../../ui/ButtonLink";
import { Link } from "../../ui/Link";
import { MovingShot } from "../../ui/MovingShot";
import { day } from "../../ui/time";
import styles from "./ComposePage.module.css";

/** Own films in every state, so that work that goes on is found again. */
export function MyWorks({ current }: { current: string | null }): ReactNode {
  const { t } = useLingui();
  const { tag } = useLocale();
  const { viewer } = usePage<MyWorksQuery>(
    graphql`
      query MyWorksQuery {
        viewer {
          works(first: 50) {
            edges {
              node {
                id
                title
                state
                progress
                isPublic
                createdAt
                poster {
                  url
                }
                preview {
                  url
                }
              }
            }
          }
        }
      }
    `,
    {},
  );
  const works = (viewer?.works.edges ?? []).map((edge) => edge.node).filter((work) => work.id !== current);
  if (works.length === 0) return null;
  const nameOf = (work: (typeof works)[number]): string => {
    if (work.state === "REFUSED") return t`refused`;
    if (work.state !== "READY") return t`being prepared`;
    return work.isPublic ? t`public` : t`only you see it`;
  };
  return (
    <section className={styles["works"]} aria-labelledby="my-videos">
      <h2 id="my-videos">
        <Trans>My videos</Trans>
      </h2>
      <ul role="list" className={styles["list"]}>
        {works.map((work) => (
          <li key={work.id}>
            <MovingShot url={work.poster?.url} moving={work.preview?.url} alt="" ratio="tall" />
            <strong>
              <Link to={places.made(work.id)}>{work.title}</Link>
              <small>
                {nameOf(work)} · {day(work.createdAt, tag)}
              </small>
            </strong>
            <ButtonLink to={places.made(work.id)} small>
              {work.state === "READY" ? <Trans>Enter a campaign</Trans> : <Trans>See how far it is</Trans>}
            </ButtonLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
