using System.Text.Json.Nodes;
using Identities.Dialects.SuperOffice.Lists;
using Identities.Dialects.SuperOffice.Person;
using Identities.Dialects.SuperOffice.Wire;
using Identities.Platform.Data;
using Identities.Platform.Http;
using Identities.Platform.Problems;
using Identities.Store;
using MediatR;

namespace Identities.Dialects.SuperOffice.AddListItem;

internal sealed record AddListItemCommand(OpenChange Change, string List, Input<AddListItemRequest> Item) : IRequest<Outcome<JsonObject>>;

internal sealed class AddListItemHandler(Database database, ListCatalogue catalogue) : IRequestHandler<AddListItemCommand, Outcome<JsonObject>>
{
    public async Task<Outcome<JsonObject>> Handle(AddListItemCommand command, CancellationToken cancellationToken)
    {
        if (command.Item.Rejected(out var rejection, out var item))
        {
            return (await catalogue.Read(cancellationToken)).Of(command.List) is null ? SuperOfficeProblems.UnknownList : rejection;
        }

        var added = await database.QueryBatch(
            AddItem,
            command.Change.With(new { command.List, Name = item.Name.Trim(), item.ToolTip }),
            async rows =>
            {
                await rows.ReadSingleAsync<DateTime>();
                return await rows.ReadSingleOrDefaultAsync<ListItem>();
            },
            cancellationToken);

        return added is null ? SuperOfficeProblems.UnknownList : ChoiceMembers.Item(added, selected: false).AsObject();
    }

    // Taking the next id locks the list, so that two new items never share one.
    private const string AddItem = """
        select open_change(@Actor, @Origin, @Moment);

        with taken as (
            update lists set last_item_id = last_item_id + 1 where list = lower(@List) returning list, last_item_id
        )
        insert into list_items (list, item_id, name, tooltip, rank, changed_at)
        select list, last_item_id, @Name, @ToolTip, last_item_id, @Moment
        from   taken
        returning list, item_id, item_key, name, tooltip, rank, deleted, changed_at;
        """;
}
