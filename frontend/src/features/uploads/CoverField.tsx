import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { PictureField, type Picked } from "./PictureField";

/** The large picture of a campaign or of an account's page. */
export function CoverField({ url, onChange }: { url: string | null; onChange: (cover: Picked) => void }): ReactNode {
  const { t } = useLingui();
  return (
    <PictureField
      name="coverUploadId"
      label={t`Cover picture`}
      choose={t`Choose a cover picture`}
      rule={t`JPEG, PNG or WebP, at least 1200 pixels wide, at most 20 MB. People in it should have agreed.`}
      url={url}
      onChange={onChange}
    />
  );
}
