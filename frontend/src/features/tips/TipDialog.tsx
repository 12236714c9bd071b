import { Trans, useLingui } from "@lingui/react/macro";
import { Suspense, useState, type ReactNode } from "react";
import { graphql } from "react-relay";
import type { TipDialogMutation } from "../../__generated__/TipDialogMutation.graphql";
import type { TipDialogQuery, TipDialogQuery$data } from "../../__generated__/TipDialogQuery.graphql";
import { usePage, useSend } from "../../app/data";
import { Ago } from "../../ui/Ago";
import { Button } from "../../ui/Button";
import { Choices } from "../../ui/Choices";
import { Dialog } from "../../ui/Dialog";
import { Form } from "../../ui/Form";
import { say } from "../../ui/notices";
import { DeniedState, Loading, Skeleton } from "../../ui/States";
import { Figure, Words } from "../../ui/Words";
import styles from "./Tips.module.css";

const AMOUNTS = [1, 5, 10, 50];

interface Props {
  accountId: string;
  name: string;
  onClose: () => void;
}

/** How many points, out of how many there are. Each opening is one giving: sent again it gives once. */
export default function TipDialog({ accountId, name, onClose }: Props): ReactNode {
  const { t } = useLingui();
  return (
    <Dialog title={t`Give points to ${name}`} isOpen onClose={onClose}>
      <Suspense
        fallback={
          <Loading>
            <Skeleton shape="row" count={2} />
          </Loading>
        }
      >
        <Giving accountId={accountId} name={name} onClose={onClose} />
      </Suspense>
    </Dialog>
  );
}

function Giving({ accountId, name, onClose }: Props): ReactNode {
  const { t } = useLingui();
  const { viewer, node } = usePage<TipDialogQuery>(
    graphql`
      query TipDialogQuery($id: ID!) {
        viewer {
          balance
          isMinor
          points(first: 10) {
            edges {
              node {
                id
                kind
                amount
                at
                other {
                  name
                }
              }
            }
          }
        }
        node(id: $id) {
          ... on Account {
            viewerCanTip {
              allowed
              message {
                zh
                en
              }
            }
          }
        }
      }
    `,
    { id: accountId },
  );
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [amount, setAmount] = useState("1");
  const give = useSend<TipDialogMutation>(graphql`
    mutation TipDialogMutation($input: GiveTipInput!) {
      giveTip(input: $input) {
        balance
        errors {
          code
          field
          message
          messageZh
        }
      }
    }
  `);
  const permission = node?.viewerCanTip;
  if (!viewer || !permission) return null;
  if (viewer.isMinor || !permission.allowed) {
    return (
      <DeniedState level="h3" title={<Trans>Not open to you</Trans>}>
        {viewer.isMinor ? (
          <p>
            <Trans>Points are for people of age only.</Trans>
          </p>
        ) : (
          permission.message && <Words of={permission.message} as="p" />
        )}
      </DeniedState>
    );
  }
  const { balance } = viewer;
  const submit = async (): Promise<void> => {
    const { payload, problems } = await give.send({ accountId, amount: Number(amount), key }, (store) => {
      const left = store.getRootField("giveTip")?.getValue("balance");
      if (typeof left === "number") store.getRoot().getLinkedRecord("viewer")?.setValue(left, "balance");
    });
    if (problems.length > 0 || !payload) return;
    setKey(crypto.randomUUID());
    say(t`${name} has your points. Thank you.`);
    onClose();
  };
  return (
    <Form label={t`Give points`} problems={give.problems} onSubmit={() => void submit()}>
      <p>
        <Trans>You have</Trans> <Figure value={balance} /> <Trans>points.</Trans>
      </p>
      <Choices
        name="amount"
        label={t`How many`}
        options={AMOUNTS.map((each) => ({ id: String(each), label: String(each) }))}
        value={amount}
        onChange={setAmount}
      />
      <p className={styles["quiet"]}>
        <Trans>Points are a thank-you. They are no money: they cannot be bought, paid out or changed into any.</Trans>
      </p>
      <Button type="submit" look="strong" isPending={give.sending} isDisabled={balance < Number(amount)}>
        <Trans>Give</Trans>
      </Button>
      <History entries={viewer.points.edges.map((edge) => edge.node)} />
    </Form>
  );
}

type Entry = NonNullable<TipDialogQuery$data["viewer"]>["points"]["edges"][number]["node"];

/** What came and went lately. */
function History({ entries }: { entries: readonly Entry[] }): ReactNode {
  if (entries.length === 0) return null;
  return (
    <details>
      <summary>
        <Trans>The last that came and went</Trans>
      </summary>
      <ul role="list" className={styles["entries"]}>
        {entries.map((entry) => (
          <li key={entry.id}>
            <span>{entry.kind === "GRANT" ? <Trans>granted</Trans> : (entry.other?.name ?? <Trans>somebody who is gone</Trans>)}</span>
            <span className={styles["quiet"]}>
              <Ago at={entry.at} />
            </span>
            <data value={entry.amount} className="figure">
              {entry.amount > 0 ? `+${entry.amount}` : `−${-entry.amount}`}
            </data>
          </li>
        ))}
      </ul>
    </details>
  );
}
