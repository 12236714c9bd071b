import { useLingui } from "@lingui/react/macro";

/** The names of closed sets, each once. */
export function useStateNames() {
  const { t } = useLingui();
  return {
    campaign: { DRAFT: t`Draft`, OPEN: t`Open`, FROZEN: t`Open, board standing still`, FINAL: t`Final`, ARCHIVED: t`Archived` },
    partner: {
      APPLIED: t`Asks to take part`,
      ACCEPTED: t`Accepted, to be verified`,
      VERIFIED: t`Verified`,
      DECLINED: t`Declined`,
      REVOKED: t`Revoked`,
      EXPIRED: t`Verification expired`,
    },
    stage: {
      APPLIED: t`Asks to take part`,
      INVITED: t`Invited`,
      ACCEPTED: t`Accepted, to be verified`,
      CHECKLIST: t`Checklist begun`,
      VERIFIED: t`Verified`,
      DECLINED: t`Declined`,
      EXPIRED: t`Expired`,
      REVOKED: t`Revoked`,
    },
    invitation: { OPEN: t`Invited`, ACCEPTED: t`Accepted`, DECLINED: t`Declined`, EXPIRED: t`Expired` },
    submission: { ENTERED: t`Waiting for review`, ACCEPTED: t`Accepted`, DECLINED: t`Declined`, WITHDRAWN: t`Withdrawn` },
    role: { OWNER: t`Owner`, EDITOR: t`Editor`, REVIEWER: t`Reviewer`, VIEWER: t`Viewer` },
    organisation: { FOUNDATION: t`Foundation`, MEMBER: t`Organisation` },
  } as const;
}
