using System.Text.Json.Nodes;
using Identities.Dialects.SuperOffice.Person;
using Identities.Platform.Http;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.SuperOffice.GetSimplePerson;

internal sealed record GetSimplePersonQuery(int Number) : IRequest<Outcome<SimplePersonRead>>;

/// <summary>The flat carrier, and the version of the person.</summary>
internal sealed record SimplePersonRead(JsonObject Carrier, Mark Mark);

internal sealed class GetSimplePersonHandler(PersonQueries people) : IRequestHandler<GetSimplePersonQuery, Outcome<SimplePersonRead>>
{
    public async Task<Outcome<SimplePersonRead>> Handle(GetSimplePersonQuery query, CancellationToken cancellationToken)
    {
        var finding = await people.Find(query.Number, cancellationToken);
        return finding.Then<SimplePersonRead>(person => new SimplePersonRead(
            Flattened(person.ToTree(mayWrite: false, self: null)), new Mark(person.Mark, person.UpdatedAt)));
    }

    private static JsonObject Flattened(JsonObject person)
    {
        var simple = Carriers.Simple.Default()!.AsObject();

        foreach (var name in simple.Select(member => member.Key).Where(person.ContainsKey).Except(["TableRight", "FieldProperties"]).ToArray())
        {
            simple[name] = name == "Position" ? Text(person, "Position", "Value") : person[name]?.DeepClone();
        }

        simple["Email"] = First(person, "Emails");
        simple["EmailName"] = First(person, "Emails");
        simple["DirectPhone"] = First(person, "OfficePhones");
        simple["MobilePhone"] = First(person, "MobilePhones");
        simple["FaxPhone"] = First(person, "Faxes");
        simple["ContactName"] = Text(person, "Contact", "Name");
        simple["ContactFullName"] = Text(person, "Contact", "FullName");
        simple["ContactId"] = Id(person, "Contact", "ContactId");
        simple["CountryId"] = Id(person, "Country", "CountryId");
        simple["AssociateId"] = Id(person, "Associate", "AssociateId");
        simple["SupportAssociateId"] = Id(person, "SupportAssociate", "AssociateId");
        simple["TicketPriorityId"] = Id(person, "TicketPriority", "Id");
        simple["SupportLanguageId"] = Id(person, "CustomerLanguage", "Id");
        simple["CategoryId"] = Id(person, "Category", "Id");
        return simple;
    }

    private static string? First(JsonObject person, string member) => (string?)person[member]!.AsArray().FirstOrDefault()?["Value"];

    private static string? Text(JsonObject person, string member, string name) => (string?)person[member]?[name];

    private static int Id(JsonObject person, string member, string name) => (int?)person[member]?[name] ?? 0;
}
