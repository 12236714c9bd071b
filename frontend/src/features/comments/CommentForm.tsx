import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { graphql } from "react-relay";
import type { CommentFormMutation } from "../../__generated__/CommentFormMutation.graphql";
import { useSend } from "../../app/data";
import { useDraft } from "../../app/draft";
import { places } from "../../app/places";
import { useViewer } from "../../app/viewer";
import { Button } from "../../ui/Button";
import { ButtonLink } from "../../ui/ButtonLink";
import { Form } from "../../ui/Form";
import { TextField } from "../../ui/TextField";
import { place } from "./live";
import styles from "./Comments.module.css";

interface Props {
  subjectId: string;
  replyTo?: { readonly id: string; readonly name: string };
  onDone?: () => void;
}

export function CommentForm({ subjectId, replyTo, onDone }: Props): ReactNode {
  const { t } = useLingui();
  const viewer = useViewer();
  const draft = useDraft(`comment.${replyTo?.id ?? subjectId}`, { text: "" });
  const write = useSend<CommentFormMutation>(graphql`
    mutation CommentFormMutation($input: WriteCommentInput!) {
      writeComment(input: $input) {
        comment {
          id
          replyToId
          state
          subject {
            id
            commentCount
          }
          ...CommentItem_comment
          ...Replies_comment
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
  if (!viewer) {
    return (
      <p>
        <ButtonLink to={places.signIn(location.pathname + location.search)} small>
          <Trans>Sign in to comment</Trans>
        </ButtonLink>
      </p>
    );
  }
  const submit = async (): Promise<void> => {
    const input = { subjectId, text: draft.value.text, replyToId: replyTo?.id ?? null };
    const { problems } = await write.send(input, (store) =>
      place(store, store.getRootField("writeComment")?.getLinkedRecord("comment"), subjectId),
    );
    if (problems.length > 0) return;
    draft.forget({ text: "" });
    onDone?.();
  };
  const label = replyTo ? t`Reply to ${replyTo.name}` : t`Your comment`;
  return (
    <Form label={replyTo ? t`New reply` : t`New comment`} problems={write.problems} onSubmit={() => void submit()}>
      <div className={styles["form"]}>
        <TextField
          name="text"
          label={label}
          long
          most={1000}
          autoFocus={replyTo !== undefined}
          value={draft.value.text}
          onChange={(text) => draft.change({ text })}
        />
        <div className={styles["acts"]}>
          <Button type="submit" look="strong" small isPending={write.sending}>
            {replyTo ? <Trans>Send the reply</Trans> : <Trans>Comment</Trans>}
          </Button>
          {onDone && (
            <Button look="quiet" onPress={onDone}>
              <Trans>Cancel</Trans>
            </Button>
          )}
        </div>
      </div>
    </Form>
  );
}
