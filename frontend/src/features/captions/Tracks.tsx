import { useCallback, useEffect, useRef, type ReactNode } from "react";

export interface CaptionSet {
  readonly language: string;
  readonly webvtt: string;
}

/** Counted from the foot of the film: above the bar of the player. */
const LINE = -4;

export const nameOf = (language: string): string => (language === "ZH" ? "中文" : "English");

/** The captions of a film, to stand inside its video element. The text comes with the page, so no other address is asked. */
export function Tracks({ sets, shown }: { sets: readonly CaptionSet[]; shown: string | null }): ReactNode {
  return sets.map((set) => <One key={set.language} set={set} shown={set.language === shown} />);
}

function One({ set, shown }: { set: CaptionSet; shown: boolean }): ReactNode {
  const track = useRef<HTMLTrackElement | null>(null);
  const { webvtt } = set;
  const load = useCallback(
    (element: HTMLTrackElement): (() => void) => {
      track.current = element;
      const url = URL.createObjectURL(new Blob([webvtt], { type: "text/vtt" }));
      const raise = (): void => {
        for (const cue of element.track.cues ?? []) if (cue instanceof VTTCue) cue.line = LINE;
      };
      element.addEventListener("load", raise);
      element.src = url;
      return () => {
        element.removeEventListener("load", raise);
        URL.revokeObjectURL(url);
      };
    },
    [webvtt],
  );
  useEffect(() => {
    if (track.current) track.current.track.mode = shown ? "showing" : "hidden";
  }, [shown, webvtt]);
  return <track ref={load} kind="captions" srcLang={set.language === "ZH" ? "zh-CN" : "en"} label={nameOf(set.language)} />;
}
