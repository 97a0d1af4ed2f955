using System.Text.Json.Serialization;
using Identities.Dialects.RogerRoger.Related;
using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Http;
using Identities.Platform.Security;
using Identities.Store;
using MediatR;
using Microsoft.AspNetCore.Http.Timeouts;

namespace Identities.Dialects.RogerRoger.UploadMediaObject;

internal sealed class UploadMediaObjectEndpoint : IEndpoint
{
    /// <summary>A picture of 5 MiB over a slow line takes longer than other requests may.</summary>
    private const int Patience = 60_000;

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/", Handle)
        .WithName("RogerRogerUploadMediaObject")
        .WithSummary("Upload a picture")
        .WithDescription("A form with the part file: a PNG, a JPEG or a WebP picture of at most 5 MiB, recognised by its content. Its IRI goes into the avatar of people and organizations.")
        .RequireAuthorization(Permissions.MutateAllIdentity)
        .WithMetadata(new RequestBodyMetadata(typeof(RogerRogerUpload), false, UploadedFile.MediaType), new UploadedFile.Limit(), new RequestTimeoutAttribute(Patience))
        .AnswersItem<RogerRogerMediaObject>(StatusCodes.Status201Created)
        .RefusesAsRogerRoger(StatusCodes.Status400BadRequest, StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> Handle(OpenChange change, UploadedFile file, Iris iris, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new UploadMediaObjectCommand(change, file.Read()), cancellationToken);
        return outcome.ToResult(id => new ItemResult<RogerRogerMediaObject>(RogerRogerMediaObject.Show(id, iris), isNew: true));
    }
}

/// <summary>A form that brings a picture.</summary>
public sealed record RogerRogerUpload
{
    /// <summary>The picture: PNG, JPEG or WebP.</summary>
    [JsonPropertyName("file")]
    public required byte[] File { get; init; }
}
