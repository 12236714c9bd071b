// @vitest-environment jsdom
import { setupI18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState, type ReactNode } from "react";
import { afterEach, describe, expect, it } from "vitest";
import { Button } from "./Button";
import { Form } from "./Form";
import type { FieldProblem } from "./problems";
import { TextField } from "./TextField";

const TAKEN: FieldProblem[] = [
  { code: "HANDLE_TAKEN", field: "handle", message: "This handle is taken." },
  { code: "NETWORK", field: null, message: "Not sent." },
];

function Page(): ReactNode {
  const [handle, setHandle] = useState("");
  const [problems, setProblems] = useState<FieldProblem[]>([]);
  return (
    <I18nProvider i18n={setupI18n({ locale: "en", messages: { en: {} } })}>
      <Form label="Sign up" problems={problems} onSubmit={() => setProblems(TAKEN)}>
        <TextField name="handle" label="Handle" rule="Up to 30 letters." value={handle} onChange={setHandle} />
        <Button type="submit">Send</Button>
      </Form>
    </I18nProvider>
  );
}

Element.prototype.scrollIntoView = () => undefined;

afterEach(cleanup);

describe("a form that was refused", () => {
  it("says the rule before, then the mistake at the field and in a summary that has the focus, and keeps the text", async () => {
    const user = userEvent.setup();
    render(<Page />);
    const field = screen.getByRole<HTMLInputElement>("textbox", { name: "Handle" });
    expect(document.getElementById(field.getAttribute("aria-describedby")?.split(" ")[0] ?? "")?.textContent).toBe("Up to 30 letters.");

    await user.type(field, "lin");
    await user.click(screen.getByRole("button", { name: "Send" }));

    const summary = screen.getByRole("alert");
    expect(document.activeElement).toBe(summary);
    expect(summary.textContent).toContain("This handle is taken.");
    expect(summary.textContent).toContain("Not sent.");
    expect(field.getAttribute("aria-invalid")).toBe("true");
    expect(field.value).toBe("lin");
  });

  it("lets one go on typing while the page hands it a new array of the same problems", async () => {
    function Restless(): ReactNode {
      const [handle, setHandle] = useState("");
      return (
        <I18nProvider i18n={setupI18n({ locale: "en", messages: { en: {} } })}>
          <Form label="Sign up" problems={[...TAKEN]} onSubmit={() => undefined}>
            <TextField name="handle" label="Handle" rule="Up to 30 letters." value={handle} onChange={setHandle} />
          </Form>
        </I18nProvider>
      );
    }
    const user = userEvent.setup();
    render(<Restless />);

    await user.type(screen.getByRole("textbox", { name: "Handle" }), "lin wei");

    expect(screen.getByRole<HTMLInputElement>("textbox", { name: "Handle" }).value).toBe("lin wei");
    expect(document.activeElement).toBe(screen.getByRole("textbox", { name: "Handle" }));
  });

  it("keeps what is wrong where it stands until it is sent again, so that nothing moves under the pointer", async () => {
    const user = userEvent.setup();
    render(<Page />);
    await user.click(screen.getByRole("button", { name: "Send" }));

    await user.type(screen.getByRole("textbox", { name: "Handle" }), "lin");
    await user.tab();

    expect(screen.getAllByText("This handle is taken.")).toHaveLength(2);
  });

  it("leads from the summary to the field", async () => {
    const user = userEvent.setup();
    render(<Page />);
    await user.click(screen.getByRole("button", { name: "Send" }));

    await user.click(screen.getByRole("link", { name: "This handle is taken." }));

    expect(document.activeElement).toBe(screen.getByRole("textbox", { name: "Handle" }));
  });
});
