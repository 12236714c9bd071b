import { useLingui } from "@lingui/react/macro";
import { useEffect, useRef, useState, type ReactNode, type TouchEvent } from "react";
import { graphql } from "react-relay";
import type { PlayerPlayMutation } from "../../__generated__/PlayerPlayMutation.graphql";
import { useSend } from "../../app/data";
import { useLocale } from "../../app/locale";
import { Icon } from "../../ui/icons";
import { duration } from "../../ui/time";
import { useChosen } from "../captions/chosen";
import { nameOf, Tracks, type CaptionSet } from "../captions/Tracks";
import { playerAct, swipeAct, type PlayerAct } from "./keys";
import styles from "./Player.module.css";

const COUNTS_AFTER_SECONDS = 1;
const JUMP_SECONDS = 5;

interface Props {
  workId: string;
  title: string;
  video: { url: string; streamUrl?: string | null | undefined; contentType: string; width: number; height: number; durationMs: number };
  poster: string | null;
  captions?: readonly CaptionSet[];
  language?: string;
  campaignId: string | null;
  onBefore: (() => void) | null;
  onAfter: (() => void) | null;
  nextVideo: string | null;
  /** Goes on by itself: the film before was playing. */
  goesOn?: boolean;
  onPlaying?: (playing: boolean) => void;
  /** It has been watched long enough to count. */
  onCounted?: () => void;
}

/** Where this film was left, for this tab only. */
const placeKept = {
  read: (id: string): number => Number(sessionStorage.getItem(`kindred.at.${id}`) ?? 0),
  keep: (id: string, at: number): void => sessionStorage.setItem(`kindred.at.${id}`, String(at)),
};

function usePlays(workId: string, campaignId: string | null): () => void {
  const { send } = useSend<PlayerPlayMutation>(graphql`
    mutation PlayerPlayMutation($input: RecordPlayInput!) {
      recordPlay(input: $input) {
        work {
          id
          playCount
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
  const playId = useRef<string | null>(null);
  return () => {
    if (playId.current !== null) return;
    playId.current = crypto.randomUUID();
    const input = { workId, playId: playId.current, ...(campaignId ? { campaignId } : {}) };
    const once = async (tries: number): Promise<void> => {
      const { problems } = await send(input);
      if (problems[0]?.code === "NETWORK" && tries > 0) setTimeout(() => void once(tries - 1), 4000);
    };
    void once(3);
  };
}

/** Space, arrows, m, f and c; a touch starts it, and there is no sound before a touch. */
export function Player(props: Props): ReactNode {
  const { workId, title, video, poster, captions = [], language = "", campaignId, onBefore, onAfter, nextVideo } = props;
  const { t } = useLingui();
  const film = useRef<HTMLVideoElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const [playing, setPlaying] = useState(false);
  const [muted, setMuted] = useState(false);
  const [at, setAt] = useState(0);
  const [failed, setFailed] = useState(false);
  const [stream, setStream] = useState(() => (playsStreams() ? (video.streamUrl ?? null) : null));
  const wanted = useRef(false);
  const touched = useRef<{ x: number; y: number } | null>(null);
  const { locale } = useLocale();
  const { shown, next } = useChosen(captions, locale === "zh" ? "ZH" : "EN", language);
  const count = usePlays(workId, campaignId);
  const act = (what: PlayerAct): void => {
    const element = film.current;
    if (!element) return;
    if (what === "toggle") void (element.paused ? element.play().catch(() => setFailed(stream === null)) : element.pause());
    if (what === "mute") element.muted = !element.muted;
    if (what === "forward") element.currentTime = Math.min(element.duration || 0, element.currentTime + JUMP_SECONDS);
    if (what === "back") element.currentTime = Math.max(0, element.currentTime - JUMP_SECONDS);
    if (what === "full") void (document.fullscreenElement ? document.exitFullscreen() : frame.current?.requestFullscreen());
    if (what === "captions" && captions.length > 0) next();
    if (what === "before") onBefore?.();
    if (what === "after") onAfter?.();
  };
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const what = playerAct(event);
      if (what === null) return;
      event.preventDefault();
      latest.current(what);
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, []);
  const moved = (element: HTMLVideoElement): void => {
    setAt(element.currentTime);
    if (element.currentTime >= COUNTS_AFTER_SECONDS || element.ended) {
      count();
      props.onCounted?.();
    }
    placeKept.keep(workId, element.ended ? 0 : element.currentTime);
  };
  const length = video.durationMs / 1000;
  return (
    <div ref={frame} className={styles["frame"]} role="region" aria-label={t`Player`}>
      <video
        ref={film}
        src={stream ?? video.url}
        // The files of a stream lie at the object store; without this a browser may not join them.
        crossOrigin={stream === null ? undefined : "anonymous"}
        poster={poster ?? undefined}
        playsInline
        preload="metadata"
        aria-label={title}
        className={styles["film"]}
        onClick={() => act("toggle")}
        onTouchStart={(event) => {
          touched.current = pointOf(event);
        }}
        onTouchEnd={(event) => {
          const what = touched.current && swipeAct(touched.current, pointOf(event));
          if (what) act(what);
        }}
        onPlay={() => {
          setPlaying(true);
          props.onPlaying?.(true);
        }}
        onPause={(event) => {
          setPlaying(false);
          if (!event.currentTarget.ended) props.onPlaying?.(false);
        }}
        onEnded={(event) => moved(event.currentTarget)}
        onVolumeChange={(event) => setMuted(event.currentTarget.muted)}
        onTimeUpdate={(event) => moved(event.currentTarget)}
        onLoadedMetadata={(event) => {
          event.currentTarget.currentTime = placeKept.read(workId);
          if (props.goesOn) void event.currentTarget.play().catch(() => undefined);
        }}
        onError={(event) => {
          if (stream === null) return setFailed(true);
          wanted.current = !event.currentTarget.paused;
          setStream(null);
        }}
        onCanPlay={(event) => {
          setFailed(false);
          if (wanted.current) void event.currentTarget.play().catch(() => undefined);
          wanted.current = false;
        }}
      >
        <Tracks sets={captions} shown={shown} />
      </video>
      {!playing && !failed && (
        <span className={styles["big"]} aria-hidden="true">
          <Icon name="play" filled />
        </span>
      )}
      {failed && (
        <p role="alert" className={styles["failed"]}>
          {t`The film could not be loaded. Press play to try again.`}
        </p>
      )}
      <div className={styles["bar"]}>
        <input
          type="range"
          min={0}
          max={length}
          step={0.1}
          value={Math.min(at, length)}
          aria-label={t`Position`}
          aria-valuetext={`${duration(at * 1000)} / ${duration(video.durationMs)}`}
          onChange={(event) => {
            if (film.current) film.current.currentTime = Number(event.currentTarget.value);
          }}
        />
        <div className={styles["buttons"]}>
          <Key name={playing ? t`Pause` : t`Play`} hint="Space" icon={playing ? "pause" : "play"} onPress={() => act("toggle")} />
          <Key name={muted ? t`Sound on` : t`Sound off`} hint="m" icon={muted ? "silent" : "sound"} onPress={() => act("mute")} />
          <span className={styles["time"]}>
            {duration(at * 1000)} / {duration(video.durationMs)}
          </span>
          {captions.length > 0 && (
            <Key name={shown ? t`Captions: ${nameOf(shown)}` : t`Captions: off`} hint="c" icon="captions" onPress={() => act("captions")} />
          )}
          {onBefore && <Key name={t`Film before`} hint="↑" icon="up" onPress={onBefore} />}
          {onAfter && <Key name={t`Next film`} hint="↓" icon="down" onPress={onAfter} />}
          <Key name={t`Full screen`} hint="f" icon="full" onPress={() => act("full")} />
        </div>
      </div>
      {nextVideo && playing && <video src={nextVideo} preload="auto" muted hidden aria-hidden="true" />}
    </div>
  );
}

/** Browsers that know HLS choose the size by their network; all others play the one file. */
function playsStreams(): boolean {
  return document.createElement("video").canPlayType("application/vnd.apple.mpegurl") !== "";
}

function pointOf(event: TouchEvent): { x: number; y: number } {
  const { clientX = 0, clientY = 0 } = event.changedTouches[0] ?? {};
  return { x: clientX, y: clientY };
}

function Key(props: { name: string; hint: string; icon: Parameters<typeof Icon>[0]["name"]; onPress: () => void }): ReactNode {
  return (
    <button type="button" aria-label={props.name} title={`${props.name} (${props.hint})`} onClick={props.onPress} className={styles["key"]}>
      <Icon name={props.icon} filled={props.icon === "play"} />
    </button>
  );
}
