import { describe, expect, it } from "vitest";
import { Tally, type Batch } from "./tally";

function started(answers: boolean[] = []): { tally: Tally; sent: Batch[]; pass: (ms: number) => void } {
  let [now, ids] = [0, 0];
  const sent: Batch[] = [];
  const send = async (batch: Batch): Promise<boolean> => {
    sent.push(batch);
    return answers.shift() ?? true;
  };
  const tally = new Tally(send, { now: () => now, makeId: () => `batch-${(ids += 1)}` });
  return { tally, sent, pass: (ms) => (now += ms) };
}

describe("what was in view", () => {
  it("is counted for as long as it was", async () => {
    const { tally, sent, pass } = started();
    tally.look("a");
    pass(800);
    tally.look("b");
    pass(300);
    tally.look(null);
    pass(5000);
    tally.look("a");
    pass(200);
    tally.played("a");
    await tally.flush();

    expect(sent).toEqual([
      {
        batchId: "batch-1",
        items: [
          { workId: "a", dwellMs: 1000, played: true },
          { workId: "b", dwellMs: 300, played: false },
        ],
      },
    ]);
  });

  it("goes on counting after it was sent, and nothing is sent twice", async () => {
    const { tally, sent, pass } = started();
    tally.look("a");
    pass(600);
    await tally.flush();
    await tally.flush();
    pass(400);
    await tally.flush();

    expect(sent.map((batch) => batch.items[0]?.dwellMs)).toEqual([600, 400]);
  });

  it("is sent again under the same id when it did not arrive", async () => {
    const { tally, sent, pass } = started([false, true]);
    tally.look("a");
    pass(600);
    await tally.flush();
    tally.look("b");
    pass(700);
    await tally.flush();

    expect(sent.map((batch) => batch.batchId)).toEqual(["batch-1", "batch-1", "batch-2"]);
    expect(sent[0]).toEqual(sent[1]);
  });
});
