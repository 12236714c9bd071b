import type { ReactNode } from "react";
import { Button as AriaButton, type ButtonProps } from "react-aria-components/Button";
import { classOf, type Look } from "./looks";

interface Props extends Omit<ButtonProps, "className" | "children"> {
  look?: Look;
  small?: boolean;
  children: ReactNode;
}

export function Button({ look = "plain", small = false, children, ...rest }: Props): ReactNode {
  return (
    <AriaButton {...rest} className={classOf(look, small)}>
      {children}
    </AriaButton>
  );
}
