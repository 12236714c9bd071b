import { expect, test } from "vitest";
import { changesOf, draftOf } from "./profile";

const beijing = { id: "1", name: { zh: "北京市", en: "Beijing" } };
const shown = draftOf({ handle: "mei", bio: { zh: "你好", en: "" }, city: beijing, picture: { url: "/p" }, cover: null });

test("nothing that stayed is sent", () => {
  expect(changesOf(shown, { ...shown })).toEqual({ clear: [] });
});

test("what was typed is sent, and what was taken away is cleared", () => {
  const typed = { ...shown, handle: "mei2", bio: { zh: "你好", en: "Hi" }, city: null, pictureUrl: null, coverUploadId: "u", coverUrl: "/c" };

  expect(changesOf(shown, typed)).toEqual({ handle: "mei2", bio: { zh: "你好", en: "Hi" }, coverUploadId: "u", clear: ["CITY", "PICTURE"] });
});

test("a picture in place of another is sent, not cleared", () => {
  expect(changesOf(shown, { ...shown, pictureUploadId: "u", pictureUrl: null })).toEqual({ pictureUploadId: "u", clear: [] });
});
