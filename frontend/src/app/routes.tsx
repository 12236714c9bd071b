import { lazy, Suspense, type ReactNode } from "react";
import { Route, Switch, useLocation } from "wouter";
import { Boundary } from "./Boundary";
import { laterTexts } from "./locale";
import { NotFound } from "./NotFound";
import { PageSkeleton } from "./PageSkeleton";

/** A page that a guest does not see first: it comes with all texts. */
const later: typeof lazy = (load) => lazy(async () => (await Promise.all([load(), laterTexts()]))[0]);

const HomePage = lazy(() => import("../features/home/HomePage"));
const CampaignPage = later(() => import("../features/campaigns/CampaignPage"));
const WorkPage = later(() => import("../features/works/WorkPage"));
const CaptionsPage = later(() => import("../features/captions/CaptionsPage"));
const AccountPage = later(() => import("../features/accounts/AccountPage"));
const FollowersPage = lazy(() => import("../features/follows/FollowersPage"));
const FollowingPage = lazy(() => import("../features/follows/FollowingPage"));
const PeoplePage = lazy(() => import("../features/follows/PeoplePage"));
const ProfilePage = lazy(() => import("../features/accounts/ProfilePage"));
const OrganisationProfilePage = lazy(() => import("../features/accounts/OrganisationProfilePage"));
const SignUpPage = later(() => import("../features/sessions/SignUpPage"));
const SignInPage = later(() => import("../features/sessions/SignInPage"));
const CheckMailPage = later(() => import("../features/sessions/CheckMailPage"));
const ConfirmPage = later(() => import("../features/sessions/ConfirmPage"));
const GuardianPage = later(() => import("../features/sessions/GuardianPage"));
const PartnerInvitationPage = later(() => import("../features/partners/PartnerInvitationPage"));
const MemberInvitationPage = later(() => import("../features/organisations/MemberInvitationPage"));
const ComposePage = later(() => import("../features/works/ComposePage"));
const MessagesPage = later(() => import("../features/messages/MessagesPage"));
const DeskPage = later(() => import("../features/desk/DeskPage"));
const HeldCommentsPage = lazy(() => import("../features/comments/HeldCommentsPage"));
const NewOrganisationPage = later(() => import("../features/organisations/NewOrganisationPage"));
const OrganisationDeskPage = later(() => import("../features/organisations/OrganisationDeskPage"));
const NewCampaignPage = later(() => import("../features/campaigns/NewCampaignPage"));
const FollowSettingsPage = later(() => import("../features/access/FollowSettingsPage"));
const ConsolePage = later(() => import("../features/operations/ConsolePage"));
const FeedPage = later(() => import("../features/feeds/FeedPage"));
const FairnessPage = later(() => import("../features/fairness/FairnessPage"));
const PartnerChecklistPage = later(() => import("../features/onboarding/PartnerChecklistPage"));
const CampaignDeskPage = later(() => import("../features/campaigns/CampaignDeskPage"));

/** The tabs of a desk are one page: it must not start anew, or the keyboard would lose its place. */
const pageOf = (path: string): string => path.replace(/^(\/desk\/c\/[^/]+|\/watch|\/messages)\/.*$/, "$1");

/** The address is the key: one page's failure ends when another page is opened. */
export function Routes(): ReactNode {
  const [path] = useLocation();
  return (
    <Boundary key={pageOf(path)}>
      <Suspense fallback={<PageSkeleton path={path} />}>
        <Switch>
          <Route path="/">{() => <HomePage />}</Route>
          <Route path="/c/:handle">{({ handle }) => <CampaignPage key={handle} handle={handle} />}</Route>
          <Route path="/w/:id/captions">{({ id }) => <CaptionsPage key={id} id={id} />}</Route>
          <Route path="/w/:id">{({ id }) => <WorkPage id={id} />}</Route>
          <Route path={/^\/@(?<handle>[^/]+)\/?$/}>
            {(params) => <AccountPage handle={(params as { handle: string }).handle} />}
          </Route>
          <Route path="/watch/:feed?">{({ feed }) => <FeedPage feed={feed ?? "discover"} />}</Route>
          <Route path="/fairness">{() => <FairnessPage />}</Route>
          <Route path={/^\/@(?<handle>[^/]+)\/followers\/?$/}>
            {(params) => <FollowersPage handle={(params as { handle: string }).handle} />}
          </Route>
          <Route path={/^\/@(?<handle>[^/]+)\/following\/?$/}>
            {(params) => <FollowingPage handle={(params as { handle: string }).handle} />}
          </Route>
          <Route path="/people">{() => <PeoplePage />}</Route>
          <Route path="/settings/profile">{() => <ProfilePage />}</Route>
          <Route path="/desk/o/:handle/profile">{({ handle }) => <OrganisationProfilePage key={handle} handle={handle} />}</Route>
          <Route path="/sign-up">{() => <SignUpPage />}</Route>
          <Route path="/sign-in">{() => <SignInPage />}</Route>
          <Route path="/check-mail">{() => <CheckMailPage />}</Route>
          <Route path="/confirm/:token">{({ token }) => <ConfirmPage token={token} />}</Route>
          <Route path="/guardian/:token">{({ token }) => <GuardianPage token={token} />}</Route>
          <Route path="/invitations/:token">{({ token }) => <PartnerInvitationPage token={token} />}</Route>
          <Route path="/memberships/:token">{({ token }) => <MemberInvitationPage token={token} />}</Route>
          <Route path="/new">{() => <ComposePage />}</Route>
          <Route path="/settings/follows">{() => <FollowSettingsPage />}</Route>
          <Route path="/console">{() => <ConsolePage />}</Route>
          <Route path="/messages/:part?/:which?">{({ part, which }) => <MessagesPage part={part} which={which} />}</Route>
          <Route path="/desk">{() => <DeskPage />}</Route>
          <Route path="/desk/comments">{() => <HeldCommentsPage />}</Route>
          <Route path="/desk/new-organisation">{() => <NewOrganisationPage />}</Route>
          <Route path="/desk/o/:handle">{({ handle }) => <OrganisationDeskPage handle={handle} />}</Route>
          <Route path="/desk/o/:handle/new-campaign">{({ handle }) => <NewCampaignPage organisation={handle} />}</Route>
          <Route path="/desk/p/:id">{({ id }) => <PartnerChecklistPage id={id} />}</Route>
          <Route path="/desk/c/:handle/:tab?">
            {({ handle, tab }) => <CampaignDeskPage handle={handle} tab={tab ?? "edit"} />}
          </Route>
          <Route>{() => <NotFound />}</Route>
        </Switch>
      </Suspense>
    </Boundary>
  );
}
