import { graphql } from "react-relay";
import type { decideApproveMutation } from "../../__generated__/decideApproveMutation.graphql";
import type { decideDeleteMutation } from "../../__generated__/decideDeleteMutation.graphql";
import type { decideHideMutation } from "../../__generated__/decideHideMutation.graphql";
import { useSend } from "../../app/data";
import { sayWrong } from "../../ui/notices";

interface Decide {
  readonly approve: (id: string) => Promise<boolean>;
  readonly hide: (id: string) => Promise<boolean>;
  readonly remove: (id: string) => Promise<boolean>;
  readonly sending: boolean;
}

/** What the owner, and for deleting the writer, may do with a comment; whether it was done. */
export function useDecide(): Decide {
  const approve = useSend<decideApproveMutation>(graphql`
    mutation decideApproveMutation($input: ApproveCommentInput!) {
      approveComment(input: $input) {
        comment {
          id
          state
          subject {
            id
            commentCount
          }
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
  const hide = useSend<decideHideMutation>(graphql`
    mutation decideHideMutation($input: HideCommentInput!) {
      hideComment(input: $input) {
        comment {
          id
          state
          subject {
            id
            commentCount
          }
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
  const remove = useSend<decideDeleteMutation>(graphql`
    mutation decideDeleteMutation($input: DeleteCommentInput!) {
      deleteComment(input: $input) {
        deletedId @deleteRecord
        errors {
          code
          field
          message
          messageZh
        }
      }
    }
  `);
  const done = (problems: readonly { message: string }[]): boolean => {
    if (problems[0]) sayWrong(problems[0].message);
    return problems.length === 0;
  };
  return {
    approve: async (commentId) => done((await approve.send({ commentId })).problems),
    hide: async (commentId) => done((await hide.send({ commentId })).problems),
    remove: async (commentId) => done((await remove.send({ commentId })).problems),
    sending: approve.sending || hide.sending || remove.sending,
  };
}
