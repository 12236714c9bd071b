import { Trans, useLingui } from "@lingui/react/macro";
import { useState, type ReactNode } from "react";
import { graphql } from "react-relay";
import { useLocation, useSearch } from "wouter";
import type { SignInPageMutation } from "../../__generated__/SignInPageMutation.graphql";
import { useSend } from "../../app/data";
import { places, safeNext, useTitle } from "../../app/places";
import { useRenewSession } from "../../app/relay/SessionProvider";
import { Button } from "../../ui/Button";
import { Form } from "../../ui/Form";
import { Link } from "../../ui/Link";
import { TextField } from "../../ui/TextField";
import { Sheet } from "./Sheet";

export default function SignInPage(): ReactNode {
  const { t } = useLingui();
  useTitle(t`Sign in`);
  const search = useSearch();
  const [, go] = useLocation();
  const renew = useRenewSession();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const { send, sending, problems } = useSend<SignInPageMutation>(graphql`
    mutation SignInPageMutation($input: SignInInput!) {
      signIn(input: $input) {
        viewer {
          person {
            id
          }
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
  const submit = async (): Promise<void> => {
    const { payload, problems: found } = await send({ email, password });
    if (found.length > 0 || !payload) return;
    renew();
    go(safeNext(`?${search}`));
  };
  return (
    <Sheet title={<Trans>Sign in</Trans>}>
      <Form label={t`Sign in`} problems={problems} onSubmit={() => void submit()}>
        <TextField name="email" type="email" label={t`E-mail`} autoComplete="email" value={email} onChange={setEmail} />
        <TextField
          name="password"
          type="password"
          label={t`Password`}
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
        />
        <div>
          <Button type="submit" look="strong" isPending={sending}>
            {t`Sign in`}
          </Button>
        </div>
      </Form>
      <p>
        <Trans>New here?</Trans> <Link to={places.signUp(new URLSearchParams(search).get("next") ?? undefined)}>{t`Sign up`}</Link>
      </p>
    </Sheet>
  );
}
