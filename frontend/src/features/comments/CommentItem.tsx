import { Trans, useLingui } from "@lingui/react/macro";
import { useState, type ReactNode } from "react";
import { graphql, useFragment } from "react-relay";
import type { CommentItem_comment$key } from "../../__generated__/CommentItem_comment.graphql";
import { places } from "../../app/places";
import { useViewer } from "../../app/viewer";
import { Ago } from "../../ui/Ago";
import { Avatar } from "../../ui/Avatar";
import { Button } from "../../ui/Button";
import { langOf } from "../../ui/lang";
import { Link } from "../../ui/Link";
import { ReportButton } from "../moderation/ReportButton";
import { CommentForm } from "./CommentForm";
import { CommentLike } from "./CommentLike";
import { useDecide } from "./decide";
import { Replies } from "./Replies";
import styles from "./Comments.module.css";

interface Props {
  comment: CommentItem_comment$key;
  subjectId: string;
  isReply?: boolean;
  children?: ReactNode;
}

export function CommentItem({ subjectId, isReply = false, children, ...props }: Props): ReactNode {
  const { t } = useLingui();
  const viewer = useViewer();
  const [replying, setReplying] = useState(false);
  const comment = useFragment(
    graphql`
      fragment CommentItem_comment on Comment {
        id
        text
        state
        holdCause
        createdAt
        viewerCanModerate
        viewerCanDelete
        writer {
          id
          handle
          name
          picture {
            url
          }
        }
        ...CommentLike_comment
      }
    `,
    props.comment,
  );
  const decide = useDecide();
  const { id, writer, state } = comment;
  const { name } = writer;
  const isOwn = viewer?.person.id === writer.id;
  return (
    <article className={styles["comment"]} aria-label={t`Comment by ${name}`}>
      <Avatar name={name} url={writer.picture?.url} size="small" />
      <div className={styles["body"]}>
        <p className={styles["who"]}>
          <Link to={places.account(writer.handle)}>{name}</Link>{" "}
          <Ago at={comment.createdAt} />
        </p>
        <p className={styles["text"]} lang={langOf(comment.text)}>
          {comment.text}
        </p>
        <StateNote state={state} cause={comment.holdCause ?? null} isOwn={isOwn} />
        <div className={styles["acts"]}>
          {state === "VISIBLE" && <CommentLike comment={comment} />}
          {state === "VISIBLE" && !isReply && viewer && (
            <Button look="quiet" small onPress={() => setReplying(true)} aria-label={t`Reply to ${name}`}>
              <Trans>Reply</Trans>
            </Button>
          )}
          {comment.viewerCanModerate && state === "VISIBLE" && !isOwn && (
            <Button look="quiet" small isPending={decide.sending} onPress={() => void decide.hide(id)}>
              <Trans>Hide</Trans>
            </Button>
          )}
          {comment.viewerCanModerate && state !== "VISIBLE" && (
            <Button look="quiet" small isPending={decide.sending} onPress={() => void decide.approve(id)}>
              <Trans>Let everybody see it</Trans>
            </Button>
          )}
          {comment.viewerCanDelete && (
            <Button look="quiet" small isPending={decide.sending} onPress={() => void decide.remove(id)}>
              <Trans>Delete</Trans>
            </Button>
          )}
          <ReportButton subjectId={id} ownerId={writer.id} />
        </div>
        {replying && <CommentForm subjectId={subjectId} replyTo={{ id, name }} onDone={() => setReplying(false)} />}
        {children}
      </div>
    </article>
  );
}

/** A comment with its replies below it. */
export function Thread({ comment, subjectId }: { comment: CommentItem_comment$key & Parameters<typeof Replies>[0]["comment"]; subjectId: string }): ReactNode {
  return (
    <CommentItem comment={comment} subjectId={subjectId}>
      <Replies comment={comment} subjectId={subjectId} />
    </CommentItem>
  );
}

function StateNote({ state, cause, isOwn }: { state: string; cause: string | null; isOwn: boolean }): ReactNode {
  if (state === "VISIBLE") return null;
  return (
    <p className={styles["note"]} role="status">
      {state === "HIDDEN" ? (
        isOwn ? <Trans>The owner has hidden this. Only you two see it.</Trans> : <Trans>Hidden. Only its writer still sees it.</Trans>
      ) : cause === "MINOR" ? (
        <Trans>Waiting: whoever made this is under 18 and looks at comments first. Only you two see it.</Trans>
      ) : (
        <Trans>Waiting: a word in it is looked at first. Until the owner lets it through, only you two see it.</Trans>
      )}
    </p>
  );
}
