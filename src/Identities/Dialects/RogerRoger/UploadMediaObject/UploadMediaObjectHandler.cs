using Identities.Platform.Data;
using Identities.Platform.Http;
using Identities.Platform.Problems;
using Identities.Store;
using MediatR;

namespace Identities.Dialects.RogerRoger.UploadMediaObject;

internal sealed record UploadMediaObjectCommand(OpenChange Change, Input<Picture> Picture) : IRequest<Outcome<Guid>>;

internal sealed class UploadMediaObjectHandler(Database database) : IRequestHandler<UploadMediaObjectCommand, Outcome<Guid>>
{
    public async Task<Outcome<Guid>> Handle(UploadMediaObjectCommand command, CancellationToken cancellationToken)
    {
        if (command.Picture.Rejected(out var rejection, out var picture))
        {
            return rejection;
        }

        var id = Guid.CreateVersion7();
        var parameters = command.Change.With(new { Id = id, picture.MediaType, picture.Bytes });
        await database.Execute(InsertPicture, parameters, cancellationToken);
        return id;
    }

    private const string InsertPicture = """
        select open_change(@Actor, @Origin, @Moment);

        insert into media_objects (media_object_id, media_type, bytes, created_at, created_by)
        values (@Id, @MediaType, @Bytes, @Moment, @Actor);
        """;
}
