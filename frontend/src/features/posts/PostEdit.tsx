import { Trans, useLingui } from "@lingui/react/macro";
import { useState, type ReactNode } from "react";
import { graphql, useFragment } from "react-relay";
import type { PostEdit_post$key } from "../../__generated__/PostEdit_post.graphql";
import type { PostEditMutation } from "../../__generated__/PostEditMutation.graphql";
import { useSend } from "../../app/data";
import { Button } from "../../ui/Button";
import { Form } from "../../ui/Form";
import { TextField } from "../../ui/TextField";
import styles from "./Posts.module.css";

/** Another text, for a quarter of an hour after it was posted. */
export function PostEdit({ onDone, ...props }: { post: PostEdit_post$key; onDone: () => void }): ReactNode {
  const { t } = useLingui();
  const post = useFragment(
    graphql`
      fragment PostEdit_post on Post {
        id
        text
      }
    `,
    props.post,
  );
  const [text, setText] = useState(post.text);
  const edit = useSend<PostEditMutation>(graphql`
    mutation PostEditMutation($input: EditPostInput!) {
      editPost(input: $input) {
        post {
          id
          text
          editedAt
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
  const submit = async (): Promise<void> => {
    const { problems } = await edit.send({ postId: post.id, text });
    if (problems.length === 0) onDone();
  };
  return (
    <Form label={t`Change the text`} problems={edit.problems} onSubmit={() => void submit()}>
      <TextField name="text" label={t`Text`} long most={2000} autoFocus value={text} onChange={setText} />
      <div className={styles["acts"]}>
        <Button type="submit" look="strong" small isPending={edit.sending}>
          <Trans>Save</Trans>
        </Button>
        <Button look="quiet" small onPress={onDone}>
          <Trans>Cancel</Trans>
        </Button>
      </div>
    </Form>
  );
}
