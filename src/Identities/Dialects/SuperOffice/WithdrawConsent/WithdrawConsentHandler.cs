using Identities.Dialects.SuperOffice.Lists;
using Identities.Dialects.SuperOffice.Person;
using Identities.Dialects.SuperOffice.Wire;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.SuperOffice.WithdrawConsent;

internal sealed record WithdrawConsentCommand(SuperOfficeChange Change, string Purpose) : IRequest<Outcome<ShownPerson>>;

internal sealed class WithdrawConsentHandler(PersonWrites writes) : IRequestHandler<WithdrawConsentCommand, Outcome<ShownPerson>>
{
    public Task<Outcome<ShownPerson>> Handle(WithdrawConsentCommand command, CancellationToken cancellationToken)
        => writes.Change(
            command.Change,
            async person => Withdrawn(command.Purpose, person.Original).Refused(out var problem, out var withdrawn)
                || (await person.Match(withdrawn, cancellationToken)).Refused(out problem, out var after)
                ? problem
                : await person.Save(after, cancellationToken),
            cancellationToken);

    private static Outcome<PatchedPerson> Withdrawn(string purposeKey, OriginalPerson original)
    {
        if (original.Lists.FindByKey(KnownLists.Purposes, purposeKey) is not { } purpose)
        {
            return SuperOfficeProblems.UnknownPurpose;
        }

        var withdrawn = PersonDocument.Of(original.State, original.Lists);

        foreach (var consent in withdrawn["Consents"]!.AsArray().Where(consent => (int)consent!["ConsentPurposeId"]! == purpose.ItemId))
        {
            consent!["LegalBaseKey"] = ConsentTerms.Withdrawn;
        }

        return new PatchedPerson(withdrawn, new HashSet<string> { "Consents" });
    }
}
