import { Trans, useLingui } from "@lingui/react/macro";
import { useMemo, type ReactNode } from "react";
import { graphql, usePaginationFragment, useSubscription } from "react-relay";
import type { Comments_subject$key } from "../../__generated__/Comments_subject.graphql";
import type { CommentsMoreQuery } from "../../__generated__/CommentsMoreQuery.graphql";
import type { CommentsQuery } from "../../__generated__/CommentsQuery.graphql";
import type { CommentsSubscription } from "../../__generated__/CommentsSubscription.graphql";
import { usePage } from "../../app/data";
import { Button } from "../../ui/Button";
import { Figure } from "../../ui/Words";
import { CommentForm } from "./CommentForm";
import { Thread } from "./CommentItem";
import { place } from "./live";
import styles from "./Comments.module.css";

/** What people say about a work or post; what arrives while the page is open comes in by itself. */
export default function Comments({ subjectId }: { subjectId: string }): ReactNode {
  const { node } = usePage<CommentsQuery>(
    graphql`
      query CommentsQuery($id: ID!) {
        node(id: $id) {
          ...Comments_subject @alias(as: "subject")
        }
      }
    `,
    { id: subjectId },
  );
  return node?.subject ? <List subject={node.subject} /> : null;
}

function List({ subject }: { subject: Comments_subject$key }): ReactNode {
  const { t } = useLingui();
  const { data, hasNext, loadNext, isLoadingNext } = usePaginationFragment<CommentsMoreQuery, Comments_subject$key>(
    graphql`
      fragment Comments_subject on Discussed
      @refetchable(queryName: "CommentsMoreQuery")
      @argumentDefinitions(count: { type: "Int", defaultValue: 20 }, cursor: { type: "String" }) {
        id
        commentCount
        comments(first: $count, after: $cursor) @connection(key: "Comments_comments") {
          edges {
            node {
              id
              ...CommentItem_comment
              ...Replies_comment
            }
          }
        }
      }
    `,
    subject,
  );
  useArrivals(data.id);
  const comments = data.comments.edges.flatMap((edge) => (edge?.node ? [edge.node] : []));
  return (
    <section className={styles["comments"]} aria-label={t`Comments`}>
      <h2>
        <Trans>Comments</Trans> <Figure value={data.commentCount} />
      </h2>
      <CommentForm subjectId={data.id} />
      {comments.length === 0 ? (
        <p className={styles["quiet"]}>
          <Trans>No comment yet. A kind word is a good start.</Trans>
        </p>
      ) : (
        <ul role="list" className={styles["list"]}>
          {comments.map((comment) => (
            <li key={comment.id}>
              <Thread comment={comment} subjectId={data.id} />
            </li>
          ))}
        </ul>
      )}
      {hasNext && (
        <div>
          <Button small onPress={() => loadNext(20)} isPending={isLoadingNext}>
            <Trans>More comments</Trans>
          </Button>
        </div>
      )}
    </section>
  );
}

function useArrivals(subjectId: string): void {
  useSubscription<CommentsSubscription>(
    useMemo(
      () => ({
        subscription: graphql`
          subscription CommentsSubscription($id: ID!) {
            commentAdded(subjectId: $id) {
              id
              replyToId
              subject {
                id
                commentCount
              }
              ...CommentItem_comment
              ...Replies_comment
            }
          }
        `,
        variables: { id: subjectId },
        updater: (store) => place(store, store.getRootField("commentAdded"), subjectId),
      }),
      [subjectId],
    ),
  );
}
