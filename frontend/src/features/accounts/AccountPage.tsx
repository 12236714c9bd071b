import type { ReactNode } from "react";
import { graphql } from "react-relay";
import type { AccountPageQuery } from "../../__generated__/AccountPageQuery.graphql";
import { usePage } from "../../app/data";
import { NotFound } from "../../app/NotFound";
import { useTitle } from "../../app/places";
import shell from "../../app/Shell.module.css";
import { useNameOf } from "../../ui/Words";
import { shownName } from "./account";
import { AccountHead } from "./AccountHead";
import { Campaigns, Parts } from "./AccountParts";

export default function AccountPage({ handle }: { handle: string }): ReactNode {
  const { account } = usePage<AccountPageQuery>(
    graphql`
      query AccountPageQuery($handle: String!) {
        account(handle: $handle) {
          __typename
          id
          handle
          name
          createdAt
          followerCount
          isVerified
          viewerIsFollowing
          isPrivate
          viewerFollow {
            state
          }
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
          picture {
            url
          }
          cover {
            url
            width
            height
          }
          viewerMutuals {
            count
            isExact
            nodes {
              id
              handle
              name
            }
          }
          ... on Person {
            homeTown {
              id
              name {
                zh
                en
              }
            }
            works(first: 30) {
              edges {
                node {
                  id
                  title
                  playCount
                  isPublic
                  poster {
                    url
                  }
                }
              }
            }
          }
          ... on Organisation {
            kind
            nameZh
            nameEn
            viewerRole
            campaigns(first: 20) {
              edges {
                node {
                  id
                  handle
                  hue
                  state
                  title {
                    zh
                    en
                  }
                  cover {
                    url
                    width
                    height
                  }
                }
              }
            }
            partnerships(first: 20) {
              edges {
                node {
                  id
                  state
                  campaign {
                    id
                    handle
                    title {
                      zh
                      en
                    }
                  }
                }
              }
            }
            submissions(first: 30, state: ACCEPTED) {
              edges {
                node {
                  id
                  campaign {
                    id
                    handle
                  }
                  work {
                    id
                    title
                    poster {
                      url
                    }
                    author {
                      id
                      name
                    }
                  }
                }
              }
            }
          }
        }
      }
    `,
    { handle },
  );
  const nameOf = useNameOf();
  useTitle(account ? shownName(account, nameOf) : "");
  if (!account) return <NotFound />;
  return (
    <article className={shell["page"]}>
      <AccountHead account={account} />
      {account.__typename === "Organisation" && <Campaigns account={account} />}
      <Parts account={account} />
    </article>
  );
}

