import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { graphql } from "react-relay";
import { ConnectionHandler } from "relay-runtime";
import type { PostAudience, PostComposerMutation } from "../../__generated__/PostComposerMutation.graphql";
import { useSend } from "../../app/data";
import { useDraft } from "../../app/draft";
import { Button } from "../../ui/Button";
import { Form } from "../../ui/Form";
import { Select } from "../../ui/Select";
import { TextField } from "../../ui/TextField";
import { PicturesField, type ChosenPicture } from "./PicturesField";
import styles from "./Posts.module.css";

const MOST = 2000;

interface Props {
  accountId: string;
  isOrganisation: boolean;
  ownerId: string;
}

interface Typed {
  text: string;
  audience: PostAudience | "";
  pictures: readonly ChosenPicture[];
}

const NOTHING: Typed = { text: "", audience: "", pictures: [] };

/** Writes a post; what was typed and which pictures were sent up stays on this device until it is posted. */
export function PostComposer({ accountId, isOrganisation, ownerId }: Props): ReactNode {
  const { t } = useLingui();
  const draft = useDraft<Typed>(`post.${accountId}`, NOTHING);
  const { text, audience, pictures } = draft.value;
  const write = useSend<PostComposerMutation>(graphql`
    mutation PostComposerMutation($input: WritePostInput!) {
      writePost(input: $input) {
        post {
          id
          ...PostCard_post
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
    const input = {
      text,
      pictures: pictures.map(({ uploadId, alt }) => ({ uploadId, alt })),
      audience: audience === "" ? null : audience,
      onBehalfOf: isOrganisation ? accountId : null,
    };
    const { problems } = await write.send(input, (store) => {
      const post = store.getRootField("writePost")?.getLinkedRecord("post");
      const account = store.get(accountId);
      const list = account && ConnectionHandler.getConnection(account, "PostsTab_posts");
      if (post && list) ConnectionHandler.insertEdgeBefore(list, ConnectionHandler.createEdge(store, list, post, "PostEdge"));
    });
    if (problems.length === 0) draft.forget(NOTHING);
  };
  const problems = write.problems.map((one) => ({ ...one, field: one.field?.startsWith("pictures") ? "pictures" : one.field }));
  return (
    <section className={styles["composer"]} aria-label={t`New post`}>
      <Form label={t`New post`} problems={problems} onSubmit={() => void submit()}>
        <TextField
          name="text"
          label={t`What is new?`}
          long
          most={MOST}
          value={text}
          onChange={(next) => draft.change({ text: next })}
        />
        <PicturesField ownerId={ownerId} pictures={pictures} onChange={(next) => draft.change({ pictures: next })} />
        <div className={styles["send"]}>
          <Select
            name="audience"
            label={t`Who sees it`}
            options={[
              { id: "ALL", label: t`All who may read my posts` },
              { id: "FOLLOWERS", label: t`Followers only` },
              { id: "MUTUALS", label: t`Only those who follow each other` },
            ]}
            value={audience === "" ? "ALL" : audience}
            onChange={(id) => draft.change({ audience: id === "ALL" ? "" : (id as PostAudience) })}
          />
          <Button type="submit" look="strong" isPending={write.sending}>
            <Trans>Post</Trans>
          </Button>
        </div>
      </Form>
    </section>
  );
}
