import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { graphql, useFragment } from "react-relay";
import { useLocation } from "wouter";
import type { CampaignEditor_campaign$data, CampaignEditor_campaign$key } from "../../__generated__/CampaignEditor_campaign.graphql";
import type { CampaignEditorMutation } from "../../__generated__/CampaignEditorMutation.graphql";
import type { CampaignEditorPublishMutation } from "../../__generated__/CampaignEditorPublishMutation.graphql";
import { useSend } from "../../app/data";
import { useDraft } from "../../app/draft";
import { places } from "../../app/places";
import { Button } from "../../ui/Button";
import { Form } from "../../ui/Form";
import { focusField } from "../../ui/FormSummary";
import { say } from "../../ui/notices";
import { CampaignFields } from "./CampaignFields";
import { changesOf, FIELD_OF, type CampaignDraft } from "./draft";
import styles from "./CampaignDesk.module.css";

function draftOf(campaign: CampaignEditor_campaign$data): CampaignDraft {
  const { votes, likes, plays } = campaign.scoreRule;
  return {
    handle: campaign.handle,
    title: campaign.title,
    text: campaign.text,
    rules: campaign.rules,
    topic: campaign.topic,
    hue: campaign.hue,
    timeZone: campaign.timeZone,
    opensAtLocal: campaign.opensAtLocal.slice(0, 16),
    closesAtLocal: campaign.closesAtLocal.slice(0, 16),
    votes: String(votes),
    likes: String(likes),
    plays: String(plays),
    coverUploadId: null,
    coverUrl: campaign.cover?.url ?? null,
  };
}

export function CampaignEditor(props: { campaign: CampaignEditor_campaign$key }): ReactNode {
  const { t } = useLingui();
  const [, go] = useLocation();
  const campaign = useFragment(
    graphql`
      fragment CampaignEditor_campaign on Campaign {
        id
        handle
        state
        hue
        topic
        timeZone
        opensAtLocal
        closesAtLocal
        missing
        title {
          zh
          en
        }
        text {
          zh
          en
        }
        rules {
          zh
          en
        }
        cover {
          url
        }
        scoreRule {
          votes
          likes
          plays
        }
      }
    `,
    props.campaign,
  );
  const { value, change, wasKept, forget } = useDraft(`campaign.${campaign.id}`, draftOf(campaign));
  const edit = useSend<CampaignEditorMutation>(graphql`
    mutation CampaignEditorMutation($input: EditCampaignInput!) {
      editCampaign(input: $input) {
        campaign {
          ...CampaignEditor_campaign
          id
          handle
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
  const publish = useSend<CampaignEditorPublishMutation>(graphql`
    mutation CampaignEditorPublishMutation($input: PublishCampaignInput!) {
      publishCampaign(input: $input) {
        campaign {
          ...CampaignEditor_campaign
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
  const save = async (): Promise<boolean> => {
    publish.forget();
    const { payload, problems } = await edit.send({ campaignId: campaign.id, ...changesOf(draftOf(campaign), value) });
    const saved = payload?.campaign;
    if (problems.length > 0 || !saved) return false;
    forget({ ...value, coverUploadId: null });
    if (saved.handle !== campaign.handle) go(places.deskCampaign(saved.handle, "edit"), { replace: true });
    return true;
  };
  const saveOnly = async (): Promise<void> => {
    if (await save()) say(t`Saved.`);
  };
  const goPublic = async (): Promise<void> => {
    if (!(await save())) return;
    const { problems } = await publish.send({ campaignId: campaign.id });
    if (problems.length === 0) say(t`The campaign is public.`);
  };
  const draft = campaign.state === "DRAFT";
  return (
    <div className={styles["editor"]}>
      {draft && <Missing campaign={campaign} />}
      {wasKept && (
        <p className={styles["kept"]} role="status">
          <Trans>These are your changes from this device; they are not saved yet.</Trans>{" "}
          <Button look="quiet" onPress={() => forget(draftOf(campaign))}>
            <Trans>Go back to what is saved</Trans>
          </Button>
        </p>
      )}
      <Form label={t`Page of the campaign`} problems={[...edit.problems, ...publish.problems]} onSubmit={() => void saveOnly()}>
        <CampaignFields value={value} change={change} />
        <div className={styles["saving"]}>
          <Button type="submit" look={draft ? "plain" : "strong"} isPending={edit.sending}>
            {draft ? <Trans>Save the draft</Trans> : <Trans>Save</Trans>}
          </Button>
          {draft && (
            <Button look="strong" onPress={() => void goPublic()} isPending={edit.sending || publish.sending}>
              <Trans>Publish the campaign</Trans>
            </Button>
          )}
        </div>
      </Form>
    </div>
  );
}

function Missing({ campaign }: { campaign: CampaignEditor_campaign$data }): ReactNode {
  const { t } = useLingui();
  const words = {
    TITLE_ZH: t`a title in Chinese`,
    TITLE_EN: t`a title in English`,
    TEXT_ZH: t`a text in Chinese`,
    TEXT_EN: t`a text in English`,
    RULES_ZH: t`rules in Chinese`,
    RULES_EN: t`rules in English`,
    COVER: t`a cover picture`,
    TOPIC: t`a topic tag`,
    DATES: t`dates that lie ahead`,
  };
  if (campaign.missing.length === 0) {
    return (
      <p className={styles["complete"]} role="status">
        <Trans>Nothing is missing: it can be published.</Trans>
      </p>
    );
  }
  return (
    <section className={styles["missing"]} aria-label={t`What publishing still needs`}>
      <p>
        <Trans>What is saved still needs, before it can be published:</Trans>
      </p>
      <ul role="list">
        {campaign.missing.map((one) => (
          <li key={one}>
            <Button look="quiet" onPress={() => focusField(FIELD_OF[one])}>
              {words[one]}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
