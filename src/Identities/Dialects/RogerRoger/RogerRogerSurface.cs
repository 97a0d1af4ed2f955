using Identities.Dialects.RogerRoger.CreateNote;
using Identities.Dialects.RogerRoger.CreateNoteCategory;
using Identities.Dialects.RogerRoger.CreateOrganization;
using Identities.Dialects.RogerRoger.CreatePerson;
using Identities.Dialects.RogerRoger.CreateSegment;
using Identities.Dialects.RogerRoger.CreateTag;
using Identities.Dialects.RogerRoger.GetMediaObject;
using Identities.Dialects.RogerRoger.GetNote;
using Identities.Dialects.RogerRoger.GetNoteCategory;
using Identities.Dialects.RogerRoger.GetOrganization;
using Identities.Dialects.RogerRoger.GetPerson;
using Identities.Dialects.RogerRoger.GetSegment;
using Identities.Dialects.RogerRoger.GetTag;
using Identities.Dialects.RogerRoger.GetUser;
using Identities.Dialects.RogerRoger.ListNoteCategories;
using Identities.Dialects.RogerRoger.ListNotes;
using Identities.Dialects.RogerRoger.ListOrganizations;
using Identities.Dialects.RogerRoger.ListPeople;
using Identities.Dialects.RogerRoger.ListSegments;
using Identities.Dialects.RogerRoger.ListTags;
using Identities.Dialects.RogerRoger.ListUsers;
using Identities.Dialects.RogerRoger.Lists;
using Identities.Dialects.RogerRoger.Notes;
using Identities.Dialects.RogerRoger.Organizations;
using Identities.Dialects.RogerRoger.PatchNote;
using Identities.Dialects.RogerRoger.PatchOrganization;
using Identities.Dialects.RogerRoger.PatchPerson;
using Identities.Dialects.RogerRoger.PatchSegment;
using Identities.Dialects.RogerRoger.PatchTag;
using Identities.Dialects.RogerRoger.Person;
using Identities.Dialects.RogerRoger.ReplaceNote;
using Identities.Dialects.RogerRoger.ReplaceOrganization;
using Identities.Dialects.RogerRoger.ReplacePerson;
using Identities.Dialects.RogerRoger.ReplaceSegment;
using Identities.Dialects.RogerRoger.ReplaceTag;
using Identities.Dialects.RogerRoger.UploadMediaObject;
using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Http;
using Identities.Platform.Security;

namespace Identities.Dialects.RogerRoger;

/// <summary>People as a CRM has them, and what their IRIs point at. Its paths stand at the root.</summary>
internal static class RogerRogerSurface
{
    public const string Name = "rogerroger";

    public static void AddRogerRoger(this IServiceCollection services)
    {
        services.AddSingleton<IProblemDetailsWriter, RogerRogerErrors>();
        services.AddSingleton<RateLimit>();
        services.AddSingleton<Pages>();
        services.AddSingleton<Revisions>();
        services.AddSingleton<NoteWrites>();
        services.AddSingleton<OrganizationWrites>();
        services.AddSingleton<PersonWrites>();

        var described = new DescribedMembers()
            .Add<PersonState, RogerRogerPerson, RogerRogerPersonRequest, RogerRogerPersonPatch>(PersonMembers.Table)
            .Add<OrganizationRow, RogerRogerOrganization, RogerRogerOrganizationRequest, RogerRogerOrganizationPatch>(OrganizationMembers.Table);

        services.ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, described));
    }

    public static void MapRogerRoger(this IEndpointRouteBuilder routes)
    {
        var all = routes.MapGroup("").WithMetadata(
            new Surface(Name),
            new RogerRogerRepresentation(),
            new TakesApiKeys(),
            new ErrorShape(typeof(RogerRogerError), RogerRogerErrors.MediaType));

        var surface = all.MapGroup("").WithMetadata(new NegotiatesRogerRoger());

        surface.MapGroup(Resource.Person.Path)
            .WithTags("Person")
            .Map<ListPeopleEndpoint>()
            .Map<CreatePersonEndpoint>()
            .Map<GetPersonEndpoint>()
            .Map<ReplacePersonEndpoint>()
            .Map<PatchPersonEndpoint>();

        surface.MapGroup(Resource.Person.Path + "/{personId:uuid}/notes")
            .WithTags("PersonNoteResource")
            .Map<ListNotesEndpoint>()
            .Map<GetNoteEndpoint>()
            .Map<CreateNoteEndpoint>()
            .Map<ReplaceNoteEndpoint>()
            .Map<PatchNoteEndpoint>();

        surface.MapGroup(Resource.Tag.Path)
            .WithTags("Tag")
            .Map<ListTagsEndpoint>()
            .Map<GetTagEndpoint>()
            .Map<CreateTagEndpoint>()
            .Map<ReplaceTagEndpoint>()
            .Map<PatchTagEndpoint>();

        surface.MapGroup(Resource.Segment.Path)
            .WithTags("Segment")
            .Map<ListSegmentsEndpoint>()
            .Map<GetSegmentEndpoint>()
            .Map<CreateSegmentEndpoint>()
            .Map<ReplaceSegmentEndpoint>()
            .Map<PatchSegmentEndpoint>();

        surface.MapGroup(Resource.Organization.Path)
            .WithTags("Organization")
            .Map<ListOrganizationsEndpoint>()
            .Map<GetOrganizationEndpoint>()
            .Map<CreateOrganizationEndpoint>()
            .Map<ReplaceOrganizationEndpoint>()
            .Map<PatchOrganizationEndpoint>();

        surface.MapGroup(Resource.User.Path)
            .WithTags("User")
            .Map<ListUsersEndpoint>()
            .Map<GetUserEndpoint>();

        surface.MapGroup(Resource.NoteCategory.Path)
            .WithTags("NoteCategory")
            .Map<ListNoteCategoriesEndpoint>()
            .Map<GetNoteCategoryEndpoint>()
            .Map<CreateNoteCategoryEndpoint>();

        surface.MapGroup(Resource.MediaObject.Path)
            .WithTags("MediaObject")
            .Map<UploadMediaObjectEndpoint>();

        // Bytes, whatever JSON a caller would like.
        all.MapGroup(Resource.MediaObject.Path)
            .WithTags("MediaObject")
            .Map<GetMediaObjectEndpoint>();
    }
}
