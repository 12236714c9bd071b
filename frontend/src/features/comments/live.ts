import { ConnectionHandler, type RecordSourceSelectorProxy, type RecordProxy } from "relay-runtime";

export const COMMENTS = "Comments_comments";
export const REPLIES = "Replies_replies";

/** Puts a comment where it belongs, once: a new one on top, a reply below the others. */
export function place(store: RecordSourceSelectorProxy, comment: RecordProxy | null | undefined, subjectId: string): void {
  if (!comment) return;
  const parentId = comment.getValue("replyToId");
  const parent = store.get(parentId === null || parentId === undefined ? subjectId : String(parentId));
  if (!parent) return;
  const isReply = parent.getDataID() !== subjectId;
  const list = ConnectionHandler.getConnection(parent, isReply ? REPLIES : COMMENTS);
  if (!list) return;
  const shown = list.getLinkedRecords("edges") ?? [];
  if (shown.some((edge) => edge?.getLinkedRecord("node")?.getDataID() === comment.getDataID())) return;
  const edge = ConnectionHandler.createEdge(store, list, comment, "CommentEdge");
  if (isReply) ConnectionHandler.insertEdgeAfter(list, edge);
  else ConnectionHandler.insertEdgeBefore(list, edge);
}
