using System.Text.Json.Nodes;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.SuperOffice.WithdrawConsent;

internal sealed record WithdrawConsentCommand(SuperOfficeChange Change, string Purpose) : IRequest<Outcome<ShownPerson>>;

internal sealed class WithdrawConsentHandler(PersonWrites writes) : IRequestHandler<WithdrawConsentCommand, Outcome<ShownPerson>>
{
    public Task<Outcome<ShownPerson>> Handle(WithdrawConsentCommand command, CancellationToken cancellationToken)
        => writes.Change(command.Change, (_, document, lists) => Withdrawn(command.Purpose, document, lists), cancellationToken);

    private static Outcome<JsonObject> Withdrawn(string purposeKey, JsonObject document, Lists lists)
    {
        if (lists.FindByKey(Lists.Purposes, purposeKey) is not { } purpose)
        {
            return SuperOfficeProblems.UnknownPurpose;
        }

        var withdrawn = document.DeepClone().AsObject();

        foreach (var consent in withdrawn["Consents"]!.AsArray().Where(consent => (int)consent!["ConsentPurposeId"]! == purpose.ItemId))
        {
            consent!["LegalBaseKey"] = ConsentTerms.Withdrawn;
        }

        return withdrawn;
    }
}
