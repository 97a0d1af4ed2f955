using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Data;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.RogerRoger.GetMediaObject;

/// <param name="MediaObjectId">The picture.</param>
/// <param name="IsKnown">Whether the caller holds it: then its bytes are not read.</param>
internal sealed record GetMediaObjectQuery(Guid MediaObjectId, bool IsKnown) : IRequest<Outcome<StoredPicture>>;

internal sealed record StoredPicture(string MediaType, byte[]? Bytes);

internal sealed class GetMediaObjectHandler(Database database) : IRequestHandler<GetMediaObjectQuery, Outcome<StoredPicture>>
{
    public async Task<Outcome<StoredPicture>> Handle(GetMediaObjectQuery query, CancellationToken cancellationToken)
        => await database.QueryOne<StoredPicture>(PictureById, query, cancellationToken) is { } picture
            ? picture
            : RogerRogerProblems.NotFound;

    private const string PictureById = """
        select media_type, case when not @IsKnown then bytes end as bytes
        from   media_objects
        where  media_object_id = @MediaObjectId
        """;
}
