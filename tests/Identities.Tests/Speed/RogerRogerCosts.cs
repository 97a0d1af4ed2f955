using Identities.Tests.Dialects.RogerRoger;
using static Identities.Tests.Speed.Request;

namespace Identities.Tests.Speed;

/// <summary>What the operations of the RogerRoger surface ask of PostgreSQL.</summary>
internal static class RogerRogerCosts
{
    public static OperationCost[] All { get; } =
    [
        new("RogerRogerListPeople", Statements: 2, RoundTrips: 1, _ => Get("/people")) { Case = "the first page", Rows = OperationCost.PageOfPeople },
        new("RogerRogerListPeople", Statements: 2, RoundTrips: 1, _ => Get($"/people?page={Crowd.People / 15}")) { Case = "a page near the end", Rows = OperationCost.PageOfPeople },
        new("RogerRogerListPeople", Statements: 2, RoundTrips: 1, _ => Get("/people?order[familyName]=asc")) { Case = "by name", Rows = OperationCost.PageOfPeople },
        new("RogerRogerListPeople", Statements: 2, RoundTrips: 1, _ => Get("/people?order[familyName]=asc&order[createdAt]=desc")) { Case = "by name, newest first", Rows = OperationCost.PageOfPeople },
        new("RogerRogerListPeople", Statements: 2, RoundTrips: 1, _ => Get("/people?order[createdAt]=desc&order[familyName]=asc")) { Case = "the newest, then by name", Rows = OperationCost.PageOfPeople },
        new("RogerRogerListPeople", Statements: 2, RoundTrips: 1, _ => Get("/people?exists[archivedAt]=true&order[familyName]=asc")) { Case = "archived ones, by name", Rows = CountedRows },
        // The names of a day's people, who are 48.
        new("RogerRogerListPeople", Statements: 2, RoundTrips: 1, _ =>
            Get("/people?createdAt[after]=2024-01-01&createdAt[strictly_before]=2024-01-02&order[familyName]=asc")) { Case = "of one day, by name", Rows = OperationCost.PageOfPeople + 48 },
        new("RogerRogerListPeople", Statements: 2, RoundTrips: 1, crowd => Get($"/people?owner.id={crowd.User().Id}&order[familyName]=asc")) { Case = "by owner, by name" },
        // With all five digits: fewer are how more than a hundred people begin.
        new("RogerRogerListPeople", Statements: 2, RoundTrips: 1, crowd => Get($"/people?q=jane{10_000 + crowd.Number()}")) { Case = "by a rare word", Rows = OperationCost.PageOfPeople },
        new("RogerRogerListPeople", Statements: 2, RoundTrips: 1, crowd =>
            Get($"/people?q=jane{10_000 + crowd.Number()}@example.com")) { Case = "by a word that is an e-mail address", Rows = OperationCost.PageOfPeople },
        new("RogerRogerListPeople", Statements: 2, RoundTrips: 1, _ => Get("/people?q=buyer")) { Case = "by a frequent word", Rows = CountedRows },
        new("RogerRogerListPeople", Statements: 2, RoundTrips: 1, _ => Get("/people?q=buyer&order[familyName]=asc")) { Case = "by a frequent word, by name", Rows = CountedRows },
        new("RogerRogerListPeople", Statements: 2, RoundTrips: 1, _ => Get("/people?q=zo")) { Case = "by two letters", Rows = CountedRows },
        new("RogerRogerListPeople", Statements: 2, RoundTrips: 1, _ => Get("/people?q=xyzzyx")) { Case = "by a word that nobody has" },
        new("RogerRogerListPeople", Statements: 2, RoundTrips: 1, crowd => Get($"/people?owner.id={crowd.User().Id}")) { Case = "by owner" },
        new("RogerRogerListPeople", Statements: 2, RoundTrips: 1, crowd =>
            Get($"/people?emailAddresses.email={crowd.Somebody().Email}")) { Case = "by e-mail address" },
        new("RogerRogerListPeople", Statements: 2, RoundTrips: 1, crowd => Get($"/people?tags.id={Crowd.TagOf(crowd.Number())}")) { Case = "by tag", Rows = 1_000 },
        new("RogerRogerListPeople", Statements: 2, RoundTrips: 1, crowd =>
            Get($"/people?segments.uuid={Crowd.SegmentOf(crowd.Number())}")) { Case = "by segment", Rows = CountedRows },
        new("RogerRogerListPeople", Statements: 2, RoundTrips: 1, _ => Get("/people?exists[archivedAt]=true")) { Case = "archived ones", Rows = CountedRows },
        new("RogerRogerListPeople", Statements: 2, RoundTrips: 1, _ => Get("/people?exists[archivedAt]=false")) { Case = "those who are not archived", Rows = CountedRows, MayRead = Counted },
        new("RogerRogerListPeople", Statements: 2, RoundTrips: 1, _ =>
            Get("/people?createdAt[after]=2024-01-01&createdAt[strictly_before]=2024-01-02")) { Case = "of one day", Rows = OperationCost.PageOfPeople },
        new("RogerRogerListPeople", Statements: 2, RoundTrips: 1, crowd =>
            Get($"/people?identifiers[]=jane-{crowd.Number()}&identifiers[]={crowd.Somebody().Email}&identifiers[]=%2B31610000007")) { Case = "by identifiers" },
        new("RogerRogerListPeople", Statements: 1, RoundTrips: 1, _ => Get("/people?view=idx")) { Case = "only their ids" },
        new("RogerRogerCreatePerson", Statements: 6, RoundTrips: 1, _ => Post("/people", """{"familyName":"Doe","givenName":"Jane"}""")) { Case = "a name" },
        new("RogerRogerCreatePerson", Statements: 13, RoundTrips: 2, crowd => Post("/people", Person(crowd))) { Case = "every part" },
        new("RogerRogerGetPerson", Statements: 1, RoundTrips: 1, crowd => Get(crowd.Somebody().RogerRoger)) { Case = "with a token" },
        new("RogerRogerGetPerson", Statements: 2, RoundTrips: 2, crowd =>
            Get(crowd.Somebody().RogerRoger, ("Authorization", ""), crowd.User().ApiKey)) { Case = "with an API key" },
        new("RogerRogerReplacePerson", Statements: 13, RoundTrips: 2, crowd => Put(crowd.Somebody().RogerRoger, """{"familyName":"Roe","givenName":"Jane"}""")) { Case = "a name" },
        new("RogerRogerReplacePerson", Statements: 19, RoundTrips: 3, crowd => Put(crowd.Somebody().RogerRoger, Person(crowd))) { Case = "every part" },
        new("RogerRogerPatchPerson", Statements: 6, RoundTrips: 2, crowd => Merge(crowd.Somebody().RogerRoger, """{"givenName":"Janet"}""")) { Case = "one value" },
        new("RogerRogerPatchPerson", Statements: 8, RoundTrips: 3, crowd =>
            Merge(crowd.Somebody().RogerRoger, $$"""{"tags":["/tags/{{Crowd.TagOf(crowd.Number())}}"]}""")) { Case = "another tag" },
        new("RogerRogerPatchPerson", Statements: 4, RoundTrips: 2, crowd => Merge(crowd.Somebody().RogerRoger, "{}")) { Case = "nothing" },

        new("RogerRogerListNotes", Statements: 3, RoundTrips: 1, crowd => Get(crowd.Somebody().RogerRoger + "/notes")) { Case = "all", MayPlanAnew = OperationCost.PlansItsPage },
        new("RogerRogerListNotes", Statements: 3, RoundTrips: 1, crowd => Get(crowd.Somebody().RogerRoger + "/notes?q=called&order[createdAt]=asc")) { Case = "by a word" },
        new("RogerRogerGetNote", Statements: 1, RoundTrips: 1, crowd => Get(crowd.Somebody().RogerRogerNote)),
        new("RogerRogerCreateNote", Statements: 3, RoundTrips: 1, crowd => Post(crowd.Somebody().RogerRoger + "/notes", Note)),
        new("RogerRogerReplaceNote", Statements: 7, RoundTrips: 3, crowd => Put(crowd.Somebody().RogerRogerNote, Note)),
        new("RogerRogerPatchNote", Statements: 6, RoundTrips: 2, crowd => Merge(crowd.Somebody().RogerRogerNote, """{"description":"Changed"}""")) { Case = "a text" },
        new("RogerRogerPatchNote", Statements: 7, RoundTrips: 3, crowd =>
            Merge(crowd.Somebody().RogerRogerNote, $$"""{"category":"/note_categories/{{Crowd.OtherCategory}}"}""")) { Case = "another category" },

        new("RogerRogerListTags", Statements: 2, RoundTrips: 1, _ => Get("/tags")) { MayPlanAnew = OperationCost.PlansItsPage },
        new("RogerRogerGetTag", Statements: 1, RoundTrips: 1, crowd => Get($"/tags/{Crowd.TagOf(crowd.Number())}")),
        new("RogerRogerCreateTag", Statements: 2, RoundTrips: 1, crowd => Post("/tags", $$"""{"title":"Made {{crowd.Number()}}"}""")),
        new("RogerRogerReplaceTag", Statements: 5, RoundTrips: 2, async crowd =>
            Put($"/tags/{await crowd.Api.Given.Tag()}", $$"""{"title":"Changed {{crowd.Number()}}"}""")),
        new("RogerRogerPatchTag", Statements: 5, RoundTrips: 2, async crowd =>
            Merge($"/tags/{await crowd.Api.Given.Tag()}", $$"""{"title":"Changed {{crowd.Number()}}"}""")),

        new("RogerRogerListSegments", Statements: 2, RoundTrips: 1, _ => Get("/segments")),
        new("RogerRogerGetSegment", Statements: 1, RoundTrips: 1, crowd => Get($"/segments/{Crowd.SegmentOf(crowd.Number())}")),
        new("RogerRogerCreateSegment", Statements: 2, RoundTrips: 1, _ => Post("/segments", """{"title":"Press","icon":"star"}""")),
        new("RogerRogerReplaceSegment", Statements: 5, RoundTrips: 2, crowd =>
            Put($"/segments/{Crowd.SegmentOf(crowd.Number())}", $$"""{"title":"Changed {{crowd.Number()}}","icon":"star"}""")),
        new("RogerRogerPatchSegment", Statements: 5, RoundTrips: 2, crowd =>
            Merge($"/segments/{Crowd.SegmentOf(crowd.Number())}", $$"""{"title":"Changed {{crowd.Number()}}"}""")),

        new("RogerRogerListOrganizations", Statements: 2, RoundTrips: 1, _ => Get("/organizations")) { MayPlanAnew = OperationCost.PlansItsPage, Rows = CountedRows, MayRead = Counted },
        new("RogerRogerGetOrganization", Statements: 1, RoundTrips: 1, crowd => Get($"/organizations/{Crowd.CompanyOf(crowd.Number())}")),
        new("RogerRogerCreateOrganization", Statements: 19, RoundTrips: 1, _ => Post("/organizations", """{"title":"Example Ltd"}""")) { Case = "a title" },
        new("RogerRogerCreateOrganization", Statements: 20, RoundTrips: 2, crowd => Post("/organizations", Organization(crowd))) { Case = "every part" },
        new("RogerRogerReplaceOrganization", Statements: 21, RoundTrips: 3, crowd =>
            Put($"/organizations/{Crowd.CompanyOf(crowd.Number())}", Organization(crowd))),
        new("RogerRogerPatchOrganization", Statements: 20, RoundTrips: 2, crowd =>
            Merge($"/organizations/{Crowd.CompanyOf(crowd.Number())}", $$"""{"title":"Changed {{crowd.Number()}}"}""")) { Case = "one value" },
        new("RogerRogerPatchOrganization", Statements: 21, RoundTrips: 3, crowd =>
            Merge($"/organizations/{Crowd.CompanyOf(crowd.Number())}", $$"""{"people":["{{crowd.Somebody().RogerRoger}}"]}""")) { Case = "other people" },

        new("RogerRogerListUsers", Statements: 2, RoundTrips: 1, _ => Get("/users")) { MayPlanAnew = OperationCost.PlansItsPage, Rows = CountedRows, MayRead = Counted },
        new("RogerRogerGetUser", Statements: 1, RoundTrips: 1, crowd => Get($"/users/{crowd.User().Id}")),
        new("RogerRogerListNoteCategories", Statements: 2, RoundTrips: 1, _ => Get("/note_categories")),
        new("RogerRogerGetNoteCategory", Statements: 1, RoundTrips: 1, _ => Get($"/note_categories/{Crowd.OtherCategory}")),
        new("RogerRogerCreateNoteCategory", Statements: 2, RoundTrips: 1, _ => Post("/note_categories", """{"title":"Call"}""")),
        new("RogerRogerUploadMediaObject", Statements: 2, RoundTrips: 1, _ =>
            new Request(HttpMethod.Post, "/media_objects", Uploads.Form(("file", Uploads.Picture("png"))), [Uploads.FormType])),
        new("RogerRogerGetMediaObject", Statements: 1, RoundTrips: 1, crowd => Get($"/media_objects/{Crowd.PictureOf(crowd.Number())}")),
    ];

    // Totals are exact up to 10 000: so many are counted for each page, in an index or, where most match, in the table.
    private const int CountedRows = 12_000;

    private static Dictionary<string, string> Counted => new()
    {
        ["people"] = "The count ends at 10 000.",
        ["companies"] = "The count ends at 10 000.",
        ["users"] = "The count ends at 10 000.",
    };

    private static string Note => $$"""{"title":"Called","description":"Text","category":"/note_categories/{{Crowd.OtherCategory}}"}""";

    private static string Person(Crowd crowd) => $$"""
        {"familyName":"Roe","givenName":"Jane","emailAddresses":[{"email":"jane@example.com"}],"phoneNumbers":[{"phoneNumber":"+31 6 1","phoneType":"mobile"}],
         "address":{"street":"Oudegracht 1","city":"Utrecht","country":"NL"},"owner":"/users/{{crowd.User().Id}}","tags":["/tags/{{Crowd.TagOf(crowd.Number())}}"],
         "segments":["/segments/{{Crowd.SegmentOf(crowd.Number())}}"],"organizations":["/organizations/{{Crowd.CompanyOf(crowd.Number())}}"]}
        """;

    private static string Organization(Crowd crowd) => $$"""
        {"title":"Example {{crowd.Number()}} Ltd","emailAddresses":[{"email":"office@example.com"}],"phoneNumbers":[{"phoneNumber":"+31 6 1","phoneType":"work"}],
         "address":{"street":"Oudegracht 1","city":"Utrecht","country":"NL"},"owner":"/users/{{crowd.User().Id}}","tags":["/tags/{{Crowd.TagOf(crowd.Number())}}"],
         "segments":["/segments/{{Crowd.SegmentOf(crowd.Number())}}"],"people":["{{crowd.Somebody().RogerRoger}}"]}
        """;
}
