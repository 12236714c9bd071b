import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { graphql, usePaginationFragment } from "react-relay";
import type { Replies_comment$key } from "../../__generated__/Replies_comment.graphql";
import type { RepliesMoreQuery } from "../../__generated__/RepliesMoreQuery.graphql";
import { Button } from "../../ui/Button";
import { CommentItem } from "./CommentItem";
import styles from "./Comments.module.css";

/** What was answered to a comment, oldest first. */
export function Replies({ comment, subjectId }: { comment: Replies_comment$key; subjectId: string }): ReactNode {
  const { t } = useLingui();
  const { data, hasNext, loadNext, isLoadingNext } = usePaginationFragment<RepliesMoreQuery, Replies_comment$key>(
    graphql`
      fragment Replies_comment on Comment
      @refetchable(queryName: "RepliesMoreQuery")
      @argumentDefinitions(count: { type: "Int", defaultValue: 5 }, cursor: { type: "String" }) {
        replies(first: $count, after: $cursor) @connection(key: "Replies_replies") {
          edges {
            node {
              id
              ...CommentItem_comment
            }
          }
        }
      }
    `,
    comment,
  );
  const replies = data.replies.edges.flatMap((edge) => (edge?.node ? [edge.node] : []));
  if (replies.length === 0) return null;
  return (
    <>
      <ul role="list" className={styles["replies"]} aria-label={t`Replies`}>
        {replies.map((reply) => (
          <li key={reply.id}>
            <CommentItem comment={reply} subjectId={subjectId} isReply />
          </li>
        ))}
      </ul>
      {hasNext && (
        <div>
          <Button look="quiet" small onPress={() => loadNext(20)} isPending={isLoadingNext}>
            <Trans>More replies</Trans>
          </Button>
        </div>
      )}
    </>
  );
}
