import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useState, type ReactNode } from "react";
import { graphql } from "react-relay";
import { useLocation } from "wouter";
import type { FollowPackMutation } from "../../__generated__/FollowPackMutation.graphql";
import { useSend } from "../../app/data";
import { places } from "../../app/places";
import { useViewer } from "../../app/viewer";
import { Button } from "../../ui/Button";
import { sayWrong } from "../../ui/notices";

/** Follows every organisation of the wall at once, and says how many were new. */
export function FollowPack({ campaignId }: { campaignId: string }): ReactNode {
  const { t } = useLingui();
  const viewer = useViewer();
  const [, go] = useLocation();
  const [done, setDone] = useState<{ followed: number; asked: number } | null>(null);
  const { send, sending } = useSend<FollowPackMutation>(graphql`
    mutation FollowPackMutation($input: FollowPartnersInput!) {
      followPartners(input: $input) {
        followed
        asked
        alreadyFollowed
        errors {
          code
          field
          message
          messageZh
        }
      }
    }
  `);
  const press = async (): Promise<void> => {
    if (!viewer) return go(places.signIn(location.pathname + location.search));
    const { payload, problems } = await send({ campaignId });
    if (problems[0]) return sayWrong(problems[0].message);
    if (payload) setDone({ followed: payload.followed, asked: payload.asked });
  };
  return (
    <div>
      <Button onPress={() => void press()} isPending={sending} aria-label={t`Follow all organisations of this campaign`}>
        <Trans>Follow all</Trans>
      </Button>
      <p role="status">
        {done && done.followed > 0 && <Plural value={done.followed} one="You now follow # more organisation." other="You now follow # more organisations." />}
        {done && done.followed === 0 && done.asked === 0 && <Trans>You follow them all already.</Trans>}{" "}
        {done && done.asked > 0 && <Plural value={done.asked} one="# is private and has been asked." other="# are private and have been asked." />}
      </p>
    </div>
  );
}
