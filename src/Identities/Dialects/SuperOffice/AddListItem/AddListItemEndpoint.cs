using Identities.Dialects.SuperOffice.Person;
using Identities.Dialects.SuperOffice.Wire;
using Identities.Platform.Http;
using Identities.Platform.Security;
using Identities.Store;
using MediatR;

namespace Identities.Dialects.SuperOffice.AddListItem;

internal sealed class AddListItemEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/{name}", Handle)
        .WithName("SuperOfficeAddListItem")
        .WithSummary("Add an item to a list")
        .WithDescription("The answer has the id that references use.")
        .RequireAuthorization(Permissions.MutateAllIdentity)
        .WithMetadata(new RequestBodyMetadata(typeof(AddListItemRequest), false, SuperOfficeContract.BodyTypes))
        .AnswersCarrier<SelectableMDOListItem>()
        .RefusesAsSuperOffice(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound);

    private static async Task<IResult> Handle(
        OpenChange change,
        string name,
        PatchBody body,
        AnswerForm form,
        IMediator mediator,
        CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new AddListItemCommand(change, name, body.Read(AddListItemRequest.Read)), cancellationToken);
        return outcome.ToResult(item => new CarrierResult(item, Carriers.ListItem, form));
    }
}

/// <summary>A new item of a list.</summary>
public sealed record AddListItemRequest
{
    /// <summary>What the item is called: not blank, at most 219 characters. It may hold one text per language: NO:"Kunde";US:"Customer".</summary>
    [System.Text.Json.Serialization.JsonPropertyName("Name")]
    public required string Name { get; init; }

    /// <summary>What explains it, at most 219 characters.</summary>
    [System.Text.Json.Serialization.JsonPropertyName("ToolTip")]
    public string? ToolTip { get; init; }

    internal static Input<AddListItemRequest> Read(ReadOnlyMemory<byte> body)
    {
        if (SentMembers.Of(body).Rejected(out var rejection, out var sent))
        {
            return rejection;
        }

        Conversion.TryFind(sent, "Name", out var name);
        Conversion.TryFind(sent, "ToolTip", out var toolTip);

        if (Conversion.TextIn(name) is not { Length: <= Carriers.TextLength } text || string.IsNullOrWhiteSpace(text))
        {
            return SuperOfficeProblems.Invalid($"Name must be a text that is not blank, of at most {Carriers.TextLength} characters.");
        }

        return toolTip is null || Conversion.TextIn(toolTip) is { Length: <= Carriers.TextLength }
            ? new AddListItemRequest { Name = text, ToolTip = Conversion.TextIn(toolTip) }
            : SuperOfficeProblems.Invalid($"ToolTip must be a text of at most {Carriers.TextLength} characters, or null.");
    }
}
