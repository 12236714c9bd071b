import { Component, type ReactNode } from "react";
import { ErrorState } from "../ui/States";
import { Attempt } from "./data";
import { NetworkFailure } from "./relay/network";

interface Held {
  readonly failure: Error | null;
  readonly attempt: number;
}

/** Shows what happened instead of a blank page, and asks again when the person says so. */
export class Boundary extends Component<{ children: ReactNode }, Held> {
  override state: Held = { failure: null, attempt: 0 };

  static getDerivedStateFromError(failure: Error): Partial<Held> {
    return { failure };
  }

  readonly #again = (): void => {
    if (/dynamically imported module|Importing a module script failed/i.test(this.state.failure?.message ?? "")) {
      location.reload();
      return;
    }
    this.setState((before) => ({ failure: null, attempt: before.attempt + 1 }));
  };

  override render(): ReactNode {
    const { failure, attempt } = this.state;
    if (failure) return <ErrorState retry={this.#again} offline={failure instanceof NetworkFailure || !navigator.onLine} />;
    return (
      <Attempt key={attempt} value={attempt}>
        {this.props.children}
      </Attempt>
    );
  }
}
