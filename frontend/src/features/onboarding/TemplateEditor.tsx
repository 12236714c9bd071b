import { Trans, useLingui } from "@lingui/react/macro";
import { useState, type ReactNode } from "react";
import { graphql } from "react-relay";
import type { TemplateEditorMutation } from "../../__generated__/TemplateEditorMutation.graphql";
import type { ChecklistKind, TemplateEditorQuery } from "../../__generated__/TemplateEditorQuery.graphql";
import { usePage, useSend } from "../../app/data";
import shell from "../../app/Shell.module.css";
import { Button } from "../../ui/Button";
import { Form } from "../../ui/Form";
import { say } from "../../ui/notices";
import { Select } from "../../ui/Select";
import { TextField } from "../../ui/TextField";
import styles from "./Checklist.module.css";

interface Typed {
  readonly key: string;
  readonly id: string | null;
  readonly kind: ChecklistKind;
  readonly titleZh: string;
  readonly titleEn: string;
}

/** What the foundation asks for before it verifies: the same list in all its campaigns. */
export function TemplateEditor({ organisationId }: { organisationId: string }): ReactNode {
  const { t } = useLingui();
  const { checklistTemplate } = usePage<TemplateEditorQuery>(
    graphql`
      query TemplateEditorQuery($id: ID!) {
        checklistTemplate(organisationId: $id) {
          id
          kind
          title {
            zh
            en
          }
        }
      }
    `,
    { id: organisationId },
  );
  const [items, setItems] = useState<readonly Typed[]>(() =>
    checklistTemplate.map(({ id, kind, title }) => ({ key: id, id, kind, titleZh: title.zh, titleEn: title.en })),
  );
  const { send, sending, problems } = useSend<TemplateEditorMutation>(graphql`
    mutation TemplateEditorMutation($input: SetChecklistTemplateInput!) {
      setChecklistTemplate(input: $input) {
        items {
          id
          kind
          title {
            zh
            en
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
  const change = (key: string, part: Partial<Typed>): void =>
    setItems((before) => before.map((one) => (one.key === key ? { ...one, ...part } : one)));
  const save = async (): Promise<void> => {
    const given = items.map(({ id, kind, titleZh, titleEn }) => ({ id, kind, titleZh, titleEn }));
    const { payload, problems: found } = await send({ organisationId, items: given });
    if (found.length > 0 || !payload) return;
    setItems(payload.items.map(({ id, kind, title }) => ({ key: id, id, kind, titleZh: title.zh, titleEn: title.en })));
    say(t`The checklist is saved.`);
  };
  const kinds = [
    { id: "DOCUMENT", label: t`A document`, note: t`The organisation gives a file; you look at it.` },
    { id: "CONFIRMATION", label: t`A confirmation`, note: t`You say that it was done, such as a call.` },
    { id: "AUTOMATIC", label: t`Two owners`, note: t`Seen by itself once two people own the organisation.` },
  ];
  return (
    <Form label={t`Checklist before verification`} problems={problems} onSubmit={() => void save()}>
      <div className={styles["items"]}>
        {items.map((item, index) => (
          <fieldset key={item.key} className={styles["item"]} aria-label={t`Item ${index + 1}`}>
            <Select name={`items.${index}.kind`} label={t`Kind`} options={kinds} value={item.kind} onChange={(kind) => change(item.key, { kind: kind as ChecklistKind })} />
            <TextField name={`items.${index}.titleZh`} label={t`What it is, in Chinese`} lang="zh-CN" most={120} value={item.titleZh} onChange={(titleZh) => change(item.key, { titleZh })} />
            <TextField name={`items.${index}.titleEn`} label={t`What it is, in English`} lang="en" most={120} value={item.titleEn} onChange={(titleEn) => change(item.key, { titleEn })} />
            <div>
              <Button small look="quiet" onPress={() => setItems((before) => before.filter((one) => one.key !== item.key))} aria-label={t`Remove item ${index + 1}`}>
                <Trans>Remove</Trans>
              </Button>
            </div>
          </fieldset>
        ))}
      </div>
      <div className={shell["row"]}>
        <Button
          isDisabled={items.length >= 20}
          onPress={() => setItems((before) => [...before, { key: `new-${Date.now()}`, id: null, kind: "DOCUMENT", titleZh: "", titleEn: "" }])}
        >
          <Trans>Ask for one thing more</Trans>
        </Button>
        <Button type="submit" look="strong" isPending={sending}>
          <Trans>Save the checklist</Trans>
        </Button>
      </div>
    </Form>
  );
}
