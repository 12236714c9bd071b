import { Trans, useLingui } from "@lingui/react/macro";
import { useRef, type ReactNode } from "react";
import { FileTrigger } from "react-aria-components/FileTrigger";
import { graphql, useFragment } from "react-relay";
import { useLocation, useSearch } from "wouter";
import type { CaptionsPage_work$data, CaptionsPage_work$key } from "../../__generated__/CaptionsPage_work.graphql";
import type { CaptionsPageQuery } from "../../__generated__/CaptionsPageQuery.graphql";
import type { CaptionsPageRemoveMutation } from "../../__generated__/CaptionsPageRemoveMutation.graphql";
import type { CaptionsPageSaveMutation } from "../../__generated__/CaptionsPageSaveMutation.graphql";
import { usePage, useSend } from "../../app/data";
import { useDraft } from "../../app/draft";
import { NotFound } from "../../app/NotFound";
import { places, useTitle } from "../../app/places";
import shell from "../../app/Shell.module.css";
import { SignInFirst } from "../../app/SignInFirst";
import { Button } from "../../ui/Button";
import { ButtonLink } from "../../ui/ButtonLink";
import { Choices } from "../../ui/Choices";
import { Form } from "../../ui/Form";
import { say, sayWrong } from "../../ui/notices";
import { TextField } from "../../ui/TextField";
import { clock, linesOf, millisOf, preview, type Row } from "./times";
import { Tracks } from "./Tracks";
import styles from "./CaptionsPage.module.css";

const LARGEST = 240_000;
const AT_FIRST_MS = 2000;

/** The captions of an own film, written with the film beside them. */
export default function CaptionsPage({ id }: { id: string }): ReactNode {
  const { t } = useLingui();
  useTitle(t`Captions`);
  return (
    <SignInFirst why={<Trans>Only who made a film writes its captions.</Trans>}>
      {(viewer) => <Found id={id} viewerId={viewer.person.id} />}
    </SignInFirst>
  );
}

function Found({ id, viewerId }: { id: string; viewerId: string }): ReactNode {
  const data = usePage<CaptionsPageQuery>(
    graphql`
      query CaptionsPageQuery($id: ID!) {
        node(id: $id) {
          ...CaptionsPage_work @alias(as: "work")
        }
      }
    `,
    { id },
  );
  return data.node?.work ? <Own work={data.node.work} viewerId={viewerId} /> : <NotFound />;
}

function Own({ viewerId, ...props }: { work: CaptionsPage_work$key; viewerId: string }): ReactNode {
  const { t } = useLingui();
  const [, go] = useLocation();
  const asked = new URLSearchParams(useSearch()).get("language");
  const work = useFragment(
    graphql`
      fragment CaptionsPage_work on Work {
        id
        title
        language
        author {
          id
        }
        video {
          url
          durationMs
        }
        captions {
          language
          lines {
            startMs
            endMs
            text
          }
        }
      }
    `,
    props.work,
  );
  if (work.author.id !== viewerId || !work.video) return <NotFound />;
  const language = asked === "ZH" || asked === "EN" ? asked : work.language;
  return (
    <div className={shell["page"]}>
      <header className={shell["heading"]}>
        <h1>
          <Trans>Captions</Trans>
        </h1>
        <p className={shell["lead"]} lang={work.language === "ZH" ? "zh-CN" : "en"}>
          {work.title}
        </p>
      </header>
      <Choices
        name="captions-language"
        label={t`Language of the captions`}
        options={[
          { id: "ZH", label: "中文" },
          { id: "EN", label: "English" },
        ]}
        value={language}
        onChange={(next) => go(`${places.captions(work.id)}?language=${next}`, { replace: true })}
      />
      <Editor key={language} work={work} language={language === "ZH" ? "ZH" : "EN"} />
    </div>
  );
}

function rowsOf(work: CaptionsPage_work$data, language: string): Row[] {
  const lines = work.captions.find((set) => set.language === language)?.lines ?? [];
  return lines.map((line) => ({ start: clock(line.startMs), end: clock(line.endMs), text: line.text }));
}

function Editor({ work, language }: { work: CaptionsPage_work$data; language: "ZH" | "EN" }): ReactNode {
  const { t } = useLingui();
  const film = useRef<HTMLVideoElement>(null);
  const { value, change, wasKept, forget } = useDraft<{ rows: Row[] }>(`captions.${work.id}.${language}`, { rows: rowsOf(work, language) });
  const { send, sending, problems } = useSend<CaptionsPageSaveMutation>(graphql`
    mutation CaptionsPageSaveMutation($input: SaveCaptionsInput!) {
      saveCaptions(input: $input) {
        work {
          ...CaptionsPage_work @relay(mask: false)
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
  const { send: sendRemoval, sending: removing } = useSend<CaptionsPageRemoveMutation>(graphql`
    mutation CaptionsPageRemoveMutation($input: RemoveCaptionsInput!) {
      removeCaptions(input: $input) {
        work {
          ...CaptionsPage_work @relay(mask: false)
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
  const now = (): number => Math.round((film.current?.currentTime ?? 0) * 1000);
  const set = (at: number, part: Partial<Row>): void => change({ rows: value.rows.map((row, place) => (place === at ? { ...row, ...part } : row)) });
  const save = async (what: { webvtt: string } | { lines: ReturnType<typeof linesOf> }): Promise<void> => {
    const { payload, problems: found } = await send({ workId: work.id, language, ...what });
    const saved = payload?.work;
    if (found.length > 0 || !saved) return;
    forget({ rows: rowsOf(saved as CaptionsPage_work$data, language) });
    say(t`The captions are saved.`);
  };
  const remove = async (): Promise<void> => {
    const { problems: found } = await sendRemoval({ workId: work.id, language });
    if (found[0]) return sayWrong(found[0].message);
    forget({ rows: [] });
  };
  const read = async (files: FileList | null): Promise<void> => {
    const file = files?.[0];
    if (!file) return;
    if (file.size > LARGEST) return sayWrong(t`The file is larger than 240 kB.`);
    await save({ webvtt: await file.text() });
  };
  const add = (): void => {
    const after = Math.max(now(), ...value.rows.map((row) => millisOf(row.end) ?? 0));
    const end = Math.max(after + 500, Math.min(after + AT_FIRST_MS, work.video?.durationMs ?? 0));
    change({ rows: [...value.rows, { start: clock(after), end: clock(end), text: "" }] });
  };
  const saved = work.captions.some((one) => one.language === language);
  return (
    <div className={styles["desk"]}>
      <div className={styles["film"]}>
        <video ref={film} src={work.video?.url} controls playsInline preload="metadata" aria-label={work.title}>
          <Tracks sets={[{ language, webvtt: preview(value.rows) }]} shown={language} />
        </video>
        <p className={styles["quiet"]}>
          <Trans>What you write is seen over the film at once. It is kept on this device until you save it.</Trans>
        </p>
        <FileTrigger acceptedFileTypes={[".vtt", "text/vtt"]} onSelect={(files) => void read(files)}>
          <Button isDisabled={sending}>
            <Trans>Read a WebVTT file</Trans>
          </Button>
        </FileTrigger>
        {wasKept && (
          <Button look="quiet" onPress={() => forget({ rows: rowsOf(work, language) })}>
            <Trans>Go back to what was saved</Trans>
          </Button>
        )}
      </div>
      <Form label={t`Captions`} problems={problems} onSubmit={() => void save({ lines: linesOf(value.rows) })}>
        {value.rows.length === 0 && (
          <p className={styles["quiet"]}>
            <Trans>No captions in this language yet. Say who speaks, and name sounds that matter.</Trans>
          </p>
        )}
        <ol role="list" className={styles["rows"]}>
          {value.rows.map((row, at) => (
            <li key={at}>
              <TextField name={`lines.${at}.start`} label={t`From`} value={row.start} onChange={(start) => set(at, { start })} />
              <TextField name={`lines.${at}.end`} label={t`Until`} value={row.end} onChange={(end) => set(at, { end })} />
              <div className={styles["acts"]}>
                <Button small onPress={() => set(at, { start: clock(now()) })}>
                  <Trans>Begins here</Trans>
                </Button>
                <Button small onPress={() => set(at, { end: clock(now()) })}>
                  <Trans>Ends here</Trans>
                </Button>
                <Button small look="quiet" onPress={() => change({ rows: value.rows.filter((_, place) => place !== at) })}>
                  <Trans>Remove</Trans>
                </Button>
              </div>
              <div className={styles["text"]}>
                <TextField
                  name={`lines.${at}`}
                  label={t`Caption ${at + 1}`}
                  lang={language === "ZH" ? "zh-CN" : "en"}
                  long
                  most={300}
                  value={row.text}
                  onChange={(text) => set(at, { text })}
                />
              </div>
            </li>
          ))}
        </ol>
        <div className={shell["row"]}>
          <Button onPress={add}>
            <Trans>Add a caption here</Trans>
          </Button>
          <Button type="submit" look="strong" isPending={sending} isDisabled={value.rows.length === 0}>
            <Trans>Save the captions</Trans>
          </Button>
          {saved && (
            <Button look="quiet" isPending={removing} onPress={() => void remove()}>
              <Trans>Take all away</Trans>
            </Button>
          )}
          <ButtonLink to={places.work(work.id)} look="quiet">
            <Trans>Watch it</Trans>
          </ButtonLink>
        </div>
      </Form>
    </div>
  );
}
