import { graphql, useLazyLoadQuery } from "react-relay";
import type { viewerQuery, viewerQuery$data } from "../__generated__/viewerQuery.graphql";

export type Viewer = NonNullable<viewerQuery$data["viewer"]>;

/** Who is looking; null for a guest. Asked once a session, shared by all. */
export function useViewer(): Viewer | null {
  const data = useLazyLoadQuery<viewerQuery>(
    graphql`
      query viewerQuery {
        viewer {
          email
          emailConfirmed
          isMinor
          guardian
          isOperator
          person {
            id
            handle
            name
            picture {
              url
            }
          }
        }
      }
    `,
    {},
    { fetchPolicy: "store-or-network" },
  );
  return data.viewer ?? null;
}
