import { useLingui } from "@lingui/react/macro";
import type { CSSProperties, ReactNode } from "react";
import { Label } from "react-aria-components/Label";
import { Slider, SliderOutput, SliderThumb, SliderTrack } from "react-aria-components/Slider";
import { AA_TEXT, weakestContrast } from "./colour";
import styles from "./Field.module.css";

/** The one colour of a campaign. Every tone of it is derived, and its contrast is shown while it is chosen. */
export function HueField({ value, onChange }: { value: number; onChange: (hue: number) => void }): ReactNode {
  const { t } = useLingui();
  const ratio = weakestContrast(value);
  const stops = Array.from({ length: 13 }, (_, index) => `oklch(0.6 0.13 ${index * 30})`).join(", ");
  const shown = ratio.toFixed(1);
  return (
    <div data-hue data-field="hue" style={{ "--hue": value } as CSSProperties}>
      <Slider value={value} onChange={onChange} minValue={0} maxValue={359} step={1} className={styles["slider"] ?? ""}>
        <Label className={styles["label"] ?? ""}>{t`Colour of the campaign`}</Label> <SliderOutput className="figure" />
        <SliderTrack className={styles["track"] ?? ""}>
          <span className={styles["rail"]} style={{ background: `linear-gradient(to right, ${stops})` }} />
          <SliderThumb className={styles["thumb"] ?? ""} aria-label={t`Colour of the campaign`} />
        </SliderTrack>
      </Slider>
      <p className={styles["rule"]}>
        {ratio >= AA_TEXT
          ? t`All tones come from this one hue. Weakest contrast of text: ${shown} to 1, above the 4.5 that everybody can read.`
          : t`Weakest contrast of text: ${shown} to 1. Please choose another hue.`}
      </p>
    </div>
  );
}
