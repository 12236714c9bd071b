import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { BilingualField } from "../../ui/BilingualField";
import { DateField } from "../../ui/DateField";
import { HueField } from "../../ui/HueField";
import { TextField } from "../../ui/TextField";
import { ZoneField } from "../../ui/ZoneField";
import { CoverField } from "../uploads/CoverField";
import type { CampaignDraft } from "./draft";
import styles from "./CampaignDesk.module.css";

interface Props {
  value: CampaignDraft;
  change: (part: Partial<CampaignDraft>) => void;
}

/** Everything a campaign's page is made of. */
export function CampaignFields({ value, change }: Props): ReactNode {
  const { t } = useLingui();
  return (
    <>
      <BilingualField name="title" label={t`Title`} rule={t`At most 120 characters.`} most={120} value={value.title} onChange={(title) => change({ title })} />
      <BilingualField
        name="text"
        label={t`Text`}
        rule={t`What it is about and whom it is for. An empty line starts a paragraph.`}
        long
        most={20_000}
        value={value.text}
        onChange={(text) => change({ text })}
      />
      <BilingualField
        name="rules"
        label={t`Rules`}
        rule={t`Who may take part, what a film must show, what is won.`}
        long
        most={20_000}
        value={value.rules}
        onChange={(rules) => change({ rules })}
      />
      <CoverField
        url={value.coverUrl}
        onChange={({ uploadId, url }) => change({ coverUploadId: uploadId, coverUrl: url })}
      />
      <HueField value={value.hue} onChange={(hue) => change({ hue })} />
      <div className={styles["pair"]}>
        <TextField
          name="handle"
          label={t`Handle`}
          rule={t`The address of the page: up to 30 letters, digits, dots, hyphens or underscores. Fixed once it is public.`}
          value={value.handle}
          onChange={(handle) => change({ handle })}
        />
        <TextField
          name="topic"
          label={t`Topic tag`}
          rule={t`One word that films are gathered under, without #.`}
          value={value.topic}
          onChange={(topic) => change({ topic })}
          most={40}
        />
      </div>
      <div className={styles["pair"]}>
        <DateField
          name="opensAtLocal"
          label={t`Opens`}
          rule={t`Date and time on the wall there.`}
          time
          value={value.opensAtLocal}
          onChange={(opensAtLocal) => change({ opensAtLocal })}
        />
        <DateField
          name="closesAtLocal"
          label={t`Closes`}
          rule={t`It closes by itself, to the second.`}
          time
          value={value.closesAtLocal}
          onChange={(closesAtLocal) => change({ closesAtLocal })}
        />
      </div>
      <ZoneField
        name="timeZone"
        label={t`Time zone`}
        rule={t`The place whose clock counts.`}
        value={value.timeZone}
        onChange={(timeZone) => change({ timeZone })}
      />
      <fieldset className={styles["weights"]}>
        <legend>{t`Points`}</legend>
        <p className={styles["quiet"]}>{t`Whole numbers from 0 to 1000, fixed once it is public. The rule is written beside the board for everybody.`}</p>
        <div className={styles["three"]}>
          <TextField name="scoreRule.votes" label={t`For a vote`} inputMode="numeric" value={value.votes} onChange={(votes) => change({ votes })} />
          <TextField name="scoreRule.likes" label={t`For a like`} inputMode="numeric" value={value.likes} onChange={(likes) => change({ likes })} />
          <TextField name="scoreRule.plays" label={t`For a play`} inputMode="numeric" value={value.plays} onChange={(plays) => change({ plays })} />
        </div>
      </fieldset>
    </>
  );
}
