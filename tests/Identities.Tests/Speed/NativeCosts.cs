using Identities.Tests.Support;
using static Identities.Tests.Speed.Request;

namespace Identities.Tests.Speed;

/// <summary>What the operations of the native surface ask of PostgreSQL.</summary>
internal static class NativeCosts
{
    private const string PlansItsPart = "A part of a file is read for as many people as there are in it, and is large.";

    public static OperationCost[] All { get; } =
    [
        new("Authenticate", Statements: 2, RoundTrips: 2, crowd =>
            Post("/api/v1/authenticate", $$"""{"username":"{{crowd.User().Name}}","password":"{{Crowd.Password}}"}""", ("Authorization", ""))),
        new("RenewToken", Statements: 1, RoundTrips: 1, crowd => Get("/api/v1/renewToken", crowd.User().Bearer)),
        new("GetProfile", Statements: 1, RoundTrips: 1, crowd => Get("/auth/v1/user/profile", crowd.User().Bearer)),
        new("ChangePassword", Statements: 5, RoundTrips: 4, crowd =>
            Put("/auth/v1/user/password", $$"""{"currentPassword":"{{Crowd.Password}}","password":"another long enough phrase"}""", crowd.User().Bearer)),

        new("ListUsers", Statements: 1, RoundTrips: 1, _ => Get("/api/v1/users?limit=20")) { Case = "a page", MayPlanAnew = OperationCost.PlansItsPage },
        new("ListUsers", Statements: 1, RoundTrips: 1, crowd => Get($"/api/v1/users?username={crowd.User().Name}")) { Case = "the one of a name" },
        new("GetUser", Statements: 1, RoundTrips: 1, crowd => Get(crowd.User().Path)),
        new("CreateUser", Statements: 4, RoundTrips: 1, crowd =>
            Post("/api/v1/users", $$"""{"username":"made-{{crowd.Number()}}@example.com","password":"{{Crowd.Password}}","roleIds":["{{Crowd.Role}}"]}""")),
        new("UpdateUser", Statements: 6, RoundTrips: 1, crowd =>
            Put(crowd.User().Path, $$"""{"username":"renamed-{{crowd.Number()}}@example.com","roleIds":["{{Crowd.Role}}"]}""")),
        new("SetPassword", Statements: 4, RoundTrips: 1, crowd => Put(crowd.User().Path + "/password", """{"password":"another long enough phrase"}""")),
        new("DisableUser", Statements: 4, RoundTrips: 1, crowd => Post(crowd.User().Path + "/disable", null)),
        new("EnableUser", Statements: 4, RoundTrips: 1, async crowd =>
        {
            var path = crowd.User().Path;
            await crowd.Api.Post(path + "/disable", null);
            return Post(path + "/enable", null);
        }),
        new("DeleteUser", Statements: 5, RoundTrips: 1, crowd => Delete(crowd.User().Path)),

        new("ListRoles", Statements: 1, RoundTrips: 1, _ => Get("/api/v1/roles")),
        new("GetRole", Statements: 1, RoundTrips: 1, _ => Get($"/api/v1/roles/{Crowd.Role}")),
        new("CreateRole", Statements: 4, RoundTrips: 1, crowd => Post("/api/v1/roles", $$"""{"name":"Role {{crowd.Number()}}","permissions":["Read Tags","Add Tags"]}""")),
        new("UpdateRole", Statements: 6, RoundTrips: 1, async crowd =>
            Put($"/api/v1/roles/{await crowd.Api.Role("Read Tags")}", $$"""{"name":"Role {{crowd.Number()}}","permissions":["Add Tags"]}""")),
        new("DeleteRole", Statements: 4, RoundTrips: 1, async crowd => Delete($"/api/v1/roles/{await crowd.Api.Role("Read Tags")}")),
        new("ListPermissions", Statements: 0, RoundTrips: 0, _ => Get("/api/v1/permissions")),

        new("ListApiKeys", Statements: 1, RoundTrips: 1, crowd => Get("/api/v1/apiKeys", crowd.User().Bearer)),
        new("IssueApiKey", Statements: 2, RoundTrips: 1, crowd => Post("/api/v1/apiKeys", """{"name":"Nightly"}""", crowd.User().Bearer)),
        new("RevokeApiKey", Statements: 2, RoundTrips: 1, crowd =>
        {
            var user = crowd.User();
            return Delete($"/api/v1/apiKeys/{user.ApiKeyId}", user.Bearer);
        }),

        new("SearchPeople", Statements: 5, RoundTrips: 1, crowd => Get($"/api/v1/people?tagId={Crowd.TagOf(crowd.Number())}&limit=20")) { Case = "by tag, a page", Rows = OperationCost.PageOfPeople },
        new("SearchPeople", Statements: 5, RoundTrips: 1, crowd => Get($"/api/v1/people?tagId={Crowd.TagOf(crowd.Number())}")) { Case = "by tag, all of them", Rows = 1_000 },
        new("SearchPeople", Statements: 5, RoundTrips: 1, crowd =>
            Get($"/api/v1/people?entityFieldName=Membership&entityFieldStringValue={crowd.Somebody().FieldText}")) { Case = "by field and text" },
        new("SearchPeople", Statements: 5, RoundTrips: 1, _ => Get("/api/v1/people?entityFieldName=Membership&limit=20")) { Case = "by field, a page", Rows = OperationCost.PageOfPeople },
        new("SearchPeople", Statements: 5, RoundTrips: 1, crowd =>
        {
            var somebody = crowd.Somebody();
            return Get($"/api/v1/people?tagId={somebody.TagId}&entityFieldName=Membership&entityFieldStringValue={somebody.FieldText}");
        }) { Case = "by tag and field" },
        new("SearchPeopleByEntityField", Statements: 5, RoundTrips: 1, crowd =>
            Get($"/api/v1/people/entityField/Membership/entityValue/{crowd.Somebody().FieldText}")),
        new("CreatePerson", Statements: 13, RoundTrips: 1, _ => Post("/api/v1/people", """{"aliases":[{"firstName":"Jane","lastName":"Doe"}]}""")) { Case = "a name" },
        new("CreatePerson", Statements: 13, RoundTrips: 1, crowd => Post("/api/v1/people", $$"""
            {"aliases":[{"firstName":"Jane","lastName":"Doe"},{"firstName":"Jean"}],"addresses":[{"city":"Utrecht","country":"Netherlands"}],
             "entityFields":[{"name":"Membership","stringValue":"Gold"}],"tags":[{"tagId":"{{Crowd.TagOf(crowd.Number())}}"}],"notes":[{"summary":"Called"}]}
            """)) { Case = "every part" },
        // For a part of the file, which is a thousand people unless the file is shorter.
        new("ImportPeople", Statements: 15, RoundTrips: 10, crowd => Post(
            "/api/v1/people/import",
            $$"""
            {"aliases":[{"firstName":"Jane","lastName":"Doe {{crowd.Number()}}"}],"tags":[{"tagId":"{{Crowd.TagOf(crowd.Number())}}"}],"notes":[{"summary":"Called"}]}
            """,
            ("Content-Type", "application/x-ndjson"))) { Case = "somebody new", MayPlanAnew = PlansItsPart },
        new("ImportPeople", Statements: 19, RoundTrips: 8, crowd => Post(
            "/api/v1/people/import",
            $$"""{"personId":"{{crowd.Somebody().Id}}","aliases":[{"firstName":"Janet"}]}""",
            ("Content-Type", "application/x-ndjson"))) { Case = "somebody known", MayPlanAnew = PlansItsPart },
        new("GetPerson", Statements: 7, RoundTrips: 1, crowd => Get(crowd.Somebody().Native)) { Case = "lists" },
        new("GetPerson", Statements: 7, RoundTrips: 1, crowd => Get(crowd.Somebody().Native + "?shape=keyed")) { Case = "keyed" },
        new("PatchPerson", Statements: 13, RoundTrips: 2, crowd => Patch(
            crowd.Somebody().Native,
            """[{"op":"replace","path":"/aliases/0/firstName","value":"Janet"}]""",
            ("Content-Type", "application/json-patch+json"))) { Case = "one value, as JSON Patch" },
        new("PatchPerson", Statements: 22, RoundTrips: 2, crowd =>
        {
            var somebody = crowd.Somebody();
            return Merge(somebody.Native, $$"""
                {"aliases":[{"personAliasId":"{{somebody.AliasId}}","lastName":"Roe"},{"firstName":"Jean"}],"addresses":[],"notes":[{"summary":"New"}],
                 "entityFields":[{"name":"Membership","stringValue":"Gold"},{"name":"Vip","boolValue":true}],"tags":[{"tagId":"{{Crowd.TagOf(somebody.Number + 1)}}"}]}
                """);
        }) { Case = "every part, as JSON Merge Patch" },
        new("PatchPerson", Statements: 9, RoundTrips: 2, crowd => Merge(crowd.Somebody().Native, "{}")) { Case = "nothing" },
        new("DeletePerson", Statements: 2, RoundTrips: 1, crowd => Delete(crowd.Somebody().Native)) { Case = "as usual" },
        new("DeletePerson", Statements: 3, RoundTrips: 1, crowd => Delete(crowd.Somebody().Native + "?erase=true")) { Case = "and erase" },
        new("ListPersonChanges", Statements: 2, RoundTrips: 1, crowd => Get(crowd.Somebody().Native + "/changes")),
        new("ListChanges", Statements: 1, RoundTrips: 1, _ => Get("/api/v1/changes?limit=20")) { Case = "the oldest", MayPlanAnew = OperationCost.PlansItsPage },
        new("ListChanges", Statements: 1, RoundTrips: 1, _ => Get("/api/v1/changes?newestFirst=true&limit=20")) { Case = "the newest", MayPlanAnew = OperationCost.PlansItsPage },

        new("ListAliases", Statements: 2, RoundTrips: 1, crowd => Get(crowd.Somebody().Native + "/aliases")),
        new("UpsertAlias", Statements: 3, RoundTrips: 1, crowd => Put(crowd.Somebody().Native + "/aliases", """{"firstName":"Jean","lastName":"Doe"}""")) { Case = "a new one" },
        new("UpsertAlias", Statements: 3, RoundTrips: 1, crowd =>
        {
            var somebody = crowd.Somebody();
            return Put(somebody.Native + "/aliases", $$"""{"personAliasId":"{{somebody.AliasId}}","firstName":"Jean","lastName":"Doe"}""");
        }) { Case = "one that is there" },
        new("DeleteAlias", Statements: 3, RoundTrips: 1, crowd =>
        {
            var somebody = crowd.Somebody();
            return Delete($"{somebody.Native}/aliases/{somebody.AliasId}");
        }),

        new("ListPersonTags", Statements: 2, RoundTrips: 1, crowd => Get(crowd.Somebody().Native + "/tags")) { Case = "all" },
        new("ListPersonTags", Statements: 2, RoundTrips: 1, crowd => Get(crowd.Somebody().Native + "/tags?tagName=Tag+7")) { Case = "the one of a name" },
        new("UpsertPersonTag", Statements: 3, RoundTrips: 1, crowd =>
        {
            var somebody = crowd.Somebody();
            return Put(somebody.Native + "/tags", $$"""{"tagId":"{{Crowd.TagOf(somebody.Number + 1)}}"}""");
        }) { Case = "a new one" },
        new("UpsertPersonTag", Statements: 3, RoundTrips: 1, crowd =>
        {
            var somebody = crowd.Somebody();
            return Put(somebody.Native + "/tags", $$"""{"tagId":"{{somebody.TagId}}","expires":"2999-01-01"}""");
        }) { Case = "one that is there" },
        new("DeletePersonTag", Statements: 3, RoundTrips: 1, crowd =>
        {
            var somebody = crowd.Somebody();
            return Delete($"{somebody.Native}/tags/{somebody.PersonTagId}");
        }),

        new("ListNotes", Statements: 2, RoundTrips: 1, crowd => Get(crowd.Somebody().Native + "/notes")),
        new("UpsertNote", Statements: 3, RoundTrips: 1, crowd => Put(crowd.Somebody().Native + "/notes", """{"summary":"New","body":"Text"}""")) { Case = "a new one" },
        new("UpsertNote", Statements: 3, RoundTrips: 1, crowd =>
        {
            var somebody = crowd.Somebody();
            return Put(somebody.Native + "/notes", $$"""{"noteId":"{{somebody.NoteId}}","summary":"Changed"}""");
        }) { Case = "one that is there" },
        new("DeleteNote", Statements: 3, RoundTrips: 1, crowd =>
        {
            var somebody = crowd.Somebody();
            return Delete($"{somebody.Native}/notes/{somebody.NoteId}");
        }),

        new("ListAddresses", Statements: 2, RoundTrips: 1, crowd => Get(crowd.Somebody().Native + "/addresses")),
        new("UpsertAddress", Statements: 3, RoundTrips: 1, crowd => Put(crowd.Somebody().Native + "/addresses", """{"city":"Utrecht","country":"Netherlands"}""")) { Case = "a new one" },
        new("UpsertAddress", Statements: 3, RoundTrips: 1, crowd =>
        {
            var somebody = crowd.Somebody();
            return Put(somebody.Native + "/addresses", $$"""{"personAddressId":"{{somebody.AddressId}}","city":"Changed"}""");
        }) { Case = "one that is there" },
        new("DeleteAddress", Statements: 3, RoundTrips: 1, crowd =>
        {
            var somebody = crowd.Somebody();
            return Delete($"{somebody.Native}/addresses/{somebody.AddressId}");
        }),

        new("ListEntityFields", Statements: 2, RoundTrips: 1, crowd => Get(crowd.Somebody().Native + "/entityFields")) { Case = "all" },
        new("ListEntityFields", Statements: 2, RoundTrips: 1, crowd => Get(crowd.Somebody().Native + "/entityFields?fieldName=membership")) { Case = "the one of a name" },
        new("UpsertEntityField", Statements: 3, RoundTrips: 1, crowd => Put(crowd.Somebody().Native + "/entityFields", """{"name":"Shoe size","numberValue":38}""")) { Case = "a new one" },
        new("UpsertEntityField", Statements: 3, RoundTrips: 1, crowd =>
            Put(crowd.Somebody().Native + "/entityFields", """{"name":"membership","stringValue":"Gold"}""")) { Case = "one that is there" },
        new("DeleteEntityField", Statements: 3, RoundTrips: 1, crowd =>
        {
            var somebody = crowd.Somebody();
            return Delete($"{somebody.Native}/entityFields/{somebody.EntityFieldId}");
        }),

        new("ListTags", Statements: 1, RoundTrips: 1, _ => Get("/api/v1/Tags")) { Case = "all" },
        new("ListTags", Statements: 1, RoundTrips: 1, crowd => Get($"/api/v1/Tags?tagName=Tag+{crowd.Number() % 100}")) { Case = "the one of a name" },
        new("GetTag", Statements: 1, RoundTrips: 1, crowd => Get($"/api/v1/Tags/{Crowd.TagOf(crowd.Number())}")),
        new("CreateTag", Statements: 2, RoundTrips: 1, crowd => Post("/api/v1/Tags", $$"""{"tagName":"Made {{crowd.Number()}}"}""")),
        new("UpdateTag", Statements: 2, RoundTrips: 1, async crowd =>
            Put($"/api/v1/Tags/{await crowd.Api.Given.Tag()}", $$"""{"tagName":"Changed {{crowd.Number()}}","description":"Changed"}""")),
        new("DeleteTag", Statements: 2, RoundTrips: 1, async crowd => Delete($"/api/v1/Tags/{await crowd.Api.Given.Tag()}")),
    ];
}
