using System.Text.Json.Nodes;
using Identities.Dialects.SuperOffice.Lists;
using Identities.Dialects.SuperOffice.Person;
using Identities.Dialects.SuperOffice.Wire;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.SuperOffice.GetList;

internal sealed record GetListQuery(string Name, AnswerForm Form) : IRequest<Outcome<JsonArray>>;

internal sealed class GetListHandler(ListCatalogue catalogue) : IRequestHandler<GetListQuery, Outcome<JsonArray>>
{
    public async Task<Outcome<JsonArray>> Handle(GetListQuery query, CancellationToken cancellationToken)
    {
        if ((await catalogue.Read(cancellationToken)).Of(query.Name) is not { } items)
        {
            return SuperOfficeProblems.UnknownList;
        }

        return query.Form.Rejected(out var rejection)
            ? rejection
            : new JsonArray([.. items.Where(item => !item.Deleted).Select(item => ChoiceMembers.Item(item, selected: false))]);
    }
}
