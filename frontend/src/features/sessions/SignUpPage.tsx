import { Trans, useLingui } from "@lingui/react/macro";
import { useState, type ReactNode } from "react";
import { graphql } from "react-relay";
import { useLocation, useSearch } from "wouter";
import type { SignUpPageMutation } from "../../__generated__/SignUpPageMutation.graphql";
import { useSend } from "../../app/data";
import { useDraft } from "../../app/draft";
import { useLocale } from "../../app/locale";
import { places, safeNext, useTitle } from "../../app/places";
import { useRenewSession } from "../../app/relay/SessionProvider";
import { Button } from "../../ui/Button";
import { DateField } from "../../ui/DateField";
import { Form } from "../../ui/Form";
import { Link } from "../../ui/Link";
import { TextField } from "../../ui/TextField";
import { isMinor, todayHere } from "./age";
import { keepNext } from "./next";
import { Sheet } from "./Sheet";

const EMPTY = { name: "", handle: "", email: "", birthDate: "", guardianEmail: "" };

export default function SignUpPage(): ReactNode {
  const { t } = useLingui();
  useTitle(t`Sign up`);
  const { locale } = useLocale();
  const search = useSearch();
  const [, go] = useLocation();
  const renew = useRenewSession();
  const { value, change, forget } = useDraft("sign-up", EMPTY);
  const [password, setPassword] = useState("");
  const { send, sending, problems } = useSend<SignUpPageMutation>(graphql`
    mutation SignUpPageMutation($input: SignUpInput!) {
      signUp(input: $input) {
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
  const minor = isMinor(value.birthDate, todayHere());
  const submit = async (): Promise<void> => {
    const { guardianEmail, ...rest } = value;
    const language = locale === "zh" ? "ZH" : "EN";
    const { payload, problems: found } = await send({ ...rest, password, language, guardianEmail: minor ? guardianEmail : null });
    if (found.length > 0 || !payload) return;
    forget(EMPTY);
    keepNext(safeNext(`?${search}`));
    renew();
    go(places.checkMail());
  };
  return (
    <Sheet title={<Trans>Sign up</Trans>} lead={<Trans>For people. Organisations are made afterwards, by the people who work there.</Trans>}>
      <Form label={t`Sign up`} problems={problems} onSubmit={() => void submit()}>
        <TextField
          name="name"
          label={t`Name`}
          rule={t`As others shall see it, in any script. At most 80 characters.`}
          autoComplete="name"
          value={value.name}
          onChange={(name) => change({ name })}
          most={80}
        />
        <TextField
          name="handle"
          label={t`Handle`}
          rule={t`Your address here: up to 30 letters, digits, dots, hyphens or underscores. It cannot be changed later.`}
          autoComplete="username"
          value={value.handle}
          onChange={(handle) => change({ handle })}
        />
        <TextField
          name="email"
          type="email"
          label={t`E-mail`}
          rule={t`Nobody sees it. We send one mail to confirm it.`}
          autoComplete="email"
          value={value.email}
          onChange={(email) => change({ email })}
        />
        <TextField
          name="password"
          type="password"
          label={t`Password`}
          rule={t`At least 10 characters. A sentence is good.`}
          autoComplete="new-password"
          value={password}
          onChange={setPassword}
        />
        <DateField
          name="birthDate"
          label={t`Birth date`}
          rule={t`Nobody sees it. Under 18, your films stay private until your guardian and a reviewer agree.`}
          value={value.birthDate}
          onChange={(birthDate) => change({ birthDate })}
        />
        {minor && (
          <TextField
            name="guardianEmail"
            type="email"
            label={t`E-mail of your guardian`}
            rule={t`You are under 18. We ask your mother, father or guardian by mail for their yes.`}
            value={value.guardianEmail}
            onChange={(guardianEmail) => change({ guardianEmail })}
          />
        )}
        <div>
          <Button type="submit" look="strong" isPending={sending}>
            {t`Sign up`}
          </Button>
        </div>
      </Form>
      <p>
        <Trans>You have an account?</Trans> <Link to={places.signIn(new URLSearchParams(search).get("next") ?? undefined)}>{t`Sign in`}</Link>
      </p>
    </Sheet>
  );
}
