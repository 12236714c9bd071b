import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { BilingualField } from "../../ui/BilingualField";
import { TextField } from "../../ui/TextField";
import { CityField } from "../cities/CityField";
import { CoverField } from "../uploads/CoverField";
import { PictureField } from "../uploads/PictureField";
import type { ProfileDraft } from "./profile";

interface Props {
  value: ProfileDraft;
  change: (part: Partial<ProfileDraft>) => void;
  cityLabel: string;
  verified: boolean;
  /** The name, which persons have once and organisations twice. */
  names: ReactNode;
  /** What comes behind the city. */
  more?: ReactNode;
}

export function ProfileFields({ value, change, cityLabel, verified, names, more }: Props): ReactNode {
  const { t } = useLingui();
  return (
    <>
      <PictureField
        name="pictureUploadId"
        label={t`Picture`}
        choose={t`Choose a picture`}
        rule={t`JPEG, PNG or WebP, at most 20 MB; shown as a circle or a square.`}
        url={value.pictureUrl}
        square
        onChange={({ uploadId, url }) => change({ pictureUploadId: uploadId, pictureUrl: url })}
      />
      <CoverField url={value.coverUrl} onChange={({ uploadId, url }) => change({ coverUploadId: uploadId, coverUrl: url })} />
      {verified && (
        <p role="note">
          <Trans>A new name or handle takes the verified mark away until Kindred has looked again.</Trans>
        </p>
      )}
      {names}
      <TextField
        name="handle"
        label={t`Handle`}
        rule={t`The address here: up to 30 letters, digits, dots, hyphens or underscores. Links to the old one stop working.`}
        value={value.handle}
        onChange={(handle) => change({ handle })}
      />
      <BilingualField name="bio" label={t`About`} long most={2000} value={value.bio} onChange={(bio) => change({ bio })} />
      <CityField name="cityId" label={cityLabel} value={value.city} onChange={(city) => change({ city })} />
      {more}
    </>
  );
}
