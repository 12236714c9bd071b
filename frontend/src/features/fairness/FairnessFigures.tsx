import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { graphql, useFragment } from "react-relay";
import type { FairnessFigures_fairness$data, FairnessFigures_fairness$key } from "../../__generated__/FairnessFigures_fairness.graphql";
import { useLocale } from "../../app/locale";
import { Table } from "../../ui/Table";
import { moment, viewerZone } from "../../ui/time";
import { Figure } from "../../ui/Words";
import { Lorenz } from "./Lorenz";
import styles from "./FairnessPage.module.css";

type Figures = FairnessFigures_fairness$data;

const HUNDRED = 100;

export function FairnessFigures({ fairness }: { fairness: FairnessFigures_fairness$key }): ReactNode {
  const figures = useFragment(
    graphql`
      fragment FairnessFigures_fairness on Fairness {
        creators
        plays
        impressions
        gini
        topOnePercentShare
        topTenPercentShare
        head
        tail
        target
        holds
        since
        countedAt
        curve {
          creators
          plays
        }
        coefficient {
          price
          line
          share
          plays
          rate
        }
      }
    `,
    fairness,
  );
  return (
    <>
      <Verdict figures={figures} />
      <div className={styles["both"]}>
        <Lorenz curve={figures.curve} target={figures.target} />
        <Numbers figures={figures} />
      </div>
      <Behind figures={figures} />
    </>
  );
}

function usePercent(): (part: number) => string {
  const { tag } = useLocale();
  const format = new Intl.NumberFormat(tag, { style: "percent", maximumFractionDigits: 1 });
  return (part) => format.format(part);
}

function useSince({ since, countedAt }: Figures): ReactNode {
  const { tag } = useLocale();
  const at = moment(countedAt, tag, viewerZone());
  if (!since) return <Trans>Nothing counted yet; looked at {at}.</Trans>;
  const from = moment(since, tag, viewerZone());
  return (
    <Trans>
      Counted from {from} to {at}.
    </Trans>
  );
}

function Verdict({ figures }: { figures: Figures }): ReactNode {
  const percent = usePercent();
  const [head, tail, target] = [percent(figures.head), percent(figures.tail), percent(figures.target)];
  const since = useSince(figures);
  return (
    <div className={styles["verdict"]} data-holds={figures.holds}>
      <p className={styles["split"]}>
        <strong>{head}</strong> / <strong>{tail}</strong>
      </p>
      <p>
        {figures.plays === 0 ? (
          <Trans>Nothing was played here yet.</Trans>
        ) : figures.holds ? (
          <Trans>The target holds: the top 1 % have {head} of plays, at most {target} is allowed, and {tail} go to all others.</Trans>
        ) : (
          <Trans>The target does not hold: the top 1 % have {head} of plays, more than {target}. Until it does, they stand lower in Discover.</Trans>
        )}
      </p>
      {figures.creators < HUNDRED && figures.plays > 0 && (
        <p className={styles["quiet"]}>
          <Trans>Fewer than a hundred people: the top 1 % is less than one of them, so these figures say little yet.</Trans>
        </p>
      )}
      <p className={styles["quiet"]}>{since}</p>
    </div>
  );
}

function Numbers({ figures }: { figures: Figures }): ReactNode {
  const { tag } = useLocale();
  const percent = usePercent();
  return (
    <dl className={styles["numbers"]}>
      <div>
        <dt>
          <Trans>Top 1 %</Trans>
        </dt>
        <dd>{percent(figures.topOnePercentShare)}</dd>
      </div>
      <div>
        <dt>
          <Trans>Top 10 %</Trans>
        </dt>
        <dd>{percent(figures.topTenPercentShare)}</dd>
      </div>
      <div>
        <dt>
          <Trans>Gini: 0 all alike, 1 one has all</Trans>
        </dt>
        <dd>{figures.gini.toLocaleString(tag, { maximumFractionDigits: 3, minimumFractionDigits: 3 })}</dd>
      </div>
      <div>
        <dt>
          <Trans>Plays</Trans>
        </dt>
        <dd>
          <Figure value={figures.plays} />
        </dd>
      </div>
      <div>
        <dt>
          <Trans>People who make things</Trans>
        </dt>
        <dd>
          <Figure value={figures.creators} />
        </dd>
      </div>
      {figures.impressions > 0 && (
        <div>
          <dt>
            <Trans>Showings</Trans>
          </dt>
          <dd>
            <Figure value={figures.impressions} />
          </dd>
        </div>
      )}
    </dl>
  );
}

function Behind({ figures }: { figures: Figures }): ReactNode {
  const { t } = useLingui();
  const { tag } = useLocale();
  const percent = usePercent();
  const tenths = figures.curve.filter((_, at) => (at * 10) % (figures.curve.length - 1) === 0);
  const { price, line, rate, share, plays } = figures.coefficient;
  const number = (value: number): string => value.toLocaleString(tag, { maximumFractionDigits: 4 });
  return (
    <details className={styles["behind"]}>
      <summary>
        <Trans>The numbers behind the curve</Trans>
      </summary>
      <Table
        label={t`Points of the curve`}
        columns={[
          { id: "creators", head: <Trans>Part of the people, least played first</Trans>, figure: true, cell: (row) => percent(row.creators) },
          { id: "plays", head: <Trans>Their part of plays</Trans>, figure: true, cell: (row) => percent(row.plays) },
        ]}
        rows={tenths}
        keyOf={(row) => String(row.creators)}
      />
      <p>
        <Trans>
          The coefficient, as it was set at {number(plays)} plays: price {number(price)}, line {number(line)} plays, rate {number(rate)}, share {percent(share)}. A score is divided by 1 + price ×
          (plays of who made it ÷ line)².
        </Trans>
      </p>
    </details>
  );
}
