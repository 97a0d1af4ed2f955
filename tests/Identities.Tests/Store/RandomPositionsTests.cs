using System.Net;
using System.Text.Json.Nodes;
using Identities.Platform.Security;
using Identities.Tests.Dialects.RogerRoger;
using Identities.Tests.Dialects.SuperOffice;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Store;

/// <summary>
/// Random writes of one person on all four surfaces and by import. After each, positions are unique, what was sent in an order is shown in
/// it, all surfaces agree on it, and what was just read changes nothing.
/// </summary>
public sealed class RandomPositionsTests(Api api) : IClassFixture<Api>
{
    private const int Writes = 25;

    private static readonly string[] PhoneMembers = ["OfficePhones", "MobilePhones", "PrivatePhones", "OtherPhones", "Faxes", "InternetPhones"];

    private static readonly string[] Elements = [.. PhoneMembers, "Emails", "ChatEmails", "Urls"];

    private static readonly string[] NativeCollections = ["aliases", "addresses", "entityFields", "notes", "tags"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task After_every_write_positions_are_unique_and_orders_stand(int seed)
    {
        var random = new Random(seed);
        var someone = await Someone();
        var accepted = 0;

        for (var number = 0; number < Writes; number++)
        {
            var (what, status, wrongOrder) = await Write(random, someone);
            var place = $"seed {seed}, write {number}: {what}";

            Assert.True((int)status < 500, $"{place} answered {(int)status}");
            accepted += (int)status < 300 ? 1 : 0;
            Assert.True(wrongOrder is null, $"{place} shows {wrongOrder}");
            Assert.True(await api.SharedPositions(someone.Id) is "", $"{place} shares {await api.SharedPositions(someone.Id)}");
            Assert.True(await Disagreement(someone) is null, $"{place}: {await Disagreement(someone)}");
            Assert.True(await api.ChangedBySendingBack(someone.Id) == "", $"{place}, sent back: {await api.ChangedBySendingBack(someone.Id)}");
        }

        Assert.True(accepted > Writes * 2 / 3, $"seed {seed}: hardly anything was accepted");
    }

    private async Task<(string What, HttpStatusCode Status, string? WrongOrder)> Write(Random random, Person someone)
    {
        switch (random.Next(11))
        {
            case 0 or 1:
                var arrays = Some(random, Elements).ToDictionary(member => member, member => ElementsOf(random, member));
                return await Sent(HttpMethod.Patch, someone.SuperOffice, Json(arrays), answer => arrays.Keys.FirstOrDefault(member =>
                    !answer.Values(member).SequenceEqual(arrays[member].Select(item => (string)item!["Value"]!))));

            case 2:
                var entity = (await api.Get(someone.SuperOffice)).Json!.AsObject();

                foreach (var member in Some(random, Elements))
                {
                    entity[member] = Shuffled(random, [.. entity[member]!.AsArray().Concat(ElementsOf(random, member)).DistinctBy(item => (string)item!["Value"]!)]);
                }

                return await Sent(HttpMethod.Put, someone.SuperOffice, entity, answer => Elements.FirstOrDefault(member =>
                    !answer.Values(member).SequenceEqual(entity[member]!.AsArray().Select(item => (string)item!["Value"]!))));

            case 3:
                return await Sent(
                    HttpMethod.Patch,
                    someone.SuperOffice,
                    Json(new()
                    {
                        ["Interests"] = [.. Some(random, ["1", "2", "3"]).Select(id => new JsonObject { ["Id"] = id })],
                        ["ShipmentTypes"] = [.. Some(random, ["1", "2"]).Select(id => new JsonObject { ["Id"] = id })],
                    }));

            case 4:
                return await Sent(HttpMethod.Patch, someone.SuperOffice, random.Next(3) == 0
                    ? new JsonObject { ["Contact"] = null }
                    : new JsonObject { ["Contact"] = new JsonObject { ["ContactId"] = someone.Numbers[random.Next(someone.Numbers.Length)] } });

            case 5 or 6:
                var shown = await api.Get(someone.RogerRoger);
                var wanted = new Dictionary<string, JsonArray>
                {
                    ["tags"] = Links(random, shown.Texts("tags"), someone.Tags),
                    ["segments"] = Links(random, shown.Texts("segments"), someone.Segments),
                    ["organizations"] = Links(random, shown.Texts("organizations"), someone.Organizations),
                    ["emailAddresses"] = Items(random, shown["emailAddresses"]!, () => $$"""{"email":"{{Word(random)}}@example.com"}""", "email"),
                    ["phoneNumbers"] = Items(random, shown["phoneNumbers"]!, () => $$"""{"phoneNumber":"{{Word(random)}}","phoneType":"mobile"}""", "phoneNumber"),
                };
                var named = Some(random, [.. wanted.Keys]);
                return await Sent(HttpMethod.Patch, someone.RogerRoger, Json(wanted.Where(member => named.Contains(member.Key)).ToDictionary()), answer =>
                    named.FirstOrDefault(member => !JsonNode.DeepEquals(wanted[member], answer[member])));

            case 7:
                var collection = NativeCollections[random.Next(NativeCollections.Length)];
                var items = (await api.Get(someone.Native))[collection]!.AsArray();
                var turned = Shuffled(random, [.. items.Skip(random.Next(2)).Select(item => item!.DeepClone())]);
                return await Sent(HttpMethod.Patch, someone.Native, new JsonObject { [collection] = turned }, answer =>
                    JsonNode.DeepEquals(turned, answer[collection]) ? null : collection);

            case 8:
                return await Sent(HttpMethod.Put, someone.Native + random.Next(5) switch
                {
                    0 => "/aliases",
                    1 => "/addresses",
                    2 => "/entityFields",
                    3 => "/notes",
                    _ => "/tags",
                }, new JsonObject
                {
                    ["firstName"] = Word(random), ["lastName"] = "Doe", ["city"] = Word(random), ["name"] = Word(random), ["stringValue"] = "s", ["summary"] = Word(random),
                    ["tagId"] = Id(someone.Tags[random.Next(someone.Tags.Length)]), ["expires"] = random.Next(2) == 0 ? null : Soon(),
                });

            case 9:
                var (type, more) = random.Next(4) switch
                {
                    0 => ("email", new JsonObject { ["email"] = $"{Word(random)}@example.com" }),
                    1 => ("telephone", new JsonObject { ["number"] = Word(random), ["type"] = "Mine" }),
                    2 => ("address", new JsonObject { ["street"] = Word(random), ["postalCode"] = "1" }),
                    _ => ("clientidentifier", new JsonObject { ["domain"] = someone.Id.ToString(), ["token"] = Word(random) }),
                };

                if (random.Next(3) == 0)
                {
                    var companies = Shuffled(random, [.. (await api.Get(someone.Baack))["companies"]!.AsArray()]);
                    return await Sent(HttpMethod.Put, someone.Baack, new JsonObject { ["companies"] = companies }, answer =>
                        JsonNode.DeepEquals(companies, answer["companies"]) ? null : "companies");
                }

                more["identity"] = new JsonObject { ["urn"] = someone.Id };
                return await Sent(HttpMethod.Post, $"/n/v1/{type}", more);

            default:
                api.Clock.Advance(TimeSpan.FromMinutes(random.Next(2)));
                var line = JsonNode.Parse((await api.Export())[someone.Id.ToString()])!.AsObject();

                foreach (var part in Some(random, [.. NativeCollections, "clientIdentifiers"]).Where(part => line[part] is JsonArray))
                {
                    line[part] = Shuffled(random, [.. line[part]!.AsArray().Skip(random.Next(2)).Select(item => item!.DeepClone())]);
                }

                line["notes"]!.AsArray().Add(new JsonObject { ["summary"] = Word(random) });
                var outcome = await api.Import(line.ToJsonString());
                return ($"import {line.ToJsonString()}", outcome[0].Outcome() == "failed" ? HttpStatusCode.BadRequest : HttpStatusCode.OK, null);
        }

        async Task<(string, HttpStatusCode, string?)> Sent(HttpMethod method, string path, JsonObject body, Func<Answer, string?>? wrongOrder = null)
        {
            var answer = await api.Send(
                method, path, body.ToJsonString(), method == HttpMethod.Patch ? [("Content-Type", "application/merge-patch+json")] : []);
            return ($"{method} {path} {body.ToJsonString()}", answer.Status, (int)answer.Status < 300 ? wrongOrder?.Invoke(answer) : null);
        }
    }

    /// <summary>What two surfaces show in different orders; null when there is nothing.</summary>
    private async Task<string?> Disagreement(Person someone)
    {
        var (rogerRoger, superOffice) = (await api.Get(someone.RogerRoger), await api.Get(someone.SuperOffice));
        var (native, identity) = (await api.Get(someone.Native), await api.Get(someone.Baack));
        var phones = rogerRoger["phoneNumbers"]!.AsArray().Select(phone => (string)phone!["phoneNumber"]!).ToArray();

        return !rogerRoger["emailAddresses"]!.AsArray().Select(email => (string)email!["email"]!).SequenceEqual(superOffice.Values("Emails")) ? "e-mails"
            : !rogerRoger.Texts("tags").Select(Id).SequenceEqual(native["tags"]!.AsArray().Select(tag => (string)tag!["tagId"]!)) ? "tags"
            : !rogerRoger.Texts("organizations").Select(Id).SequenceEqual(identity["companies"]!.AsArray().Select(company => (string)company!["urn"]!)) ? "companies"
            : PhoneMembers.FirstOrDefault(member => !IsWithin(superOffice.Values(member), phones));
    }

    /// <summary>Whether some values stand in the order that they have among all.</summary>
    private static bool IsWithin(string[] some, string[] all)
    {
        var next = 0;
        return some.All(value => (next = Array.IndexOf(all, value, next) + 1) > 0);
    }

    private async Task<Person> Someone()
    {
        var tags = new List<string>();
        var (segments, organizations) = (new List<string>(), new List<string>());

        for (var number = 0; number < 4; number++)
        {
            tags.Add($"/tags/{await api.Given.Tag()}");
            segments.Add(await api.Segment());
            organizations.Add(await api.Organization());
        }

        var personId = await api.Given.Person("""{"aliases":[{"lastName":"Doe"}],"notes":[{"summary":"first"}]}""");
        var author = await api.UserWith([.. Permissions.All]);
        var note = await api.Post(
            $"/people/{personId}/notes", $$"""{"description":"d","isPrivate":true,"category":"{{await api.Category(personId)}}"}""", author.Bearer);
        Assert.Equal(HttpStatusCode.Created, note.Status);
        var numbers = await api.Scalar<int[]>(
            $"select array_agg(company_number) from companies where company_id in ('{string.Join("','", organizations.Select(Id))}')");
        return new Person(
            Guid.Parse(personId), await api.SuperOfficePath(personId), $"/people/{personId}", $"/api/v1/people/{personId}", $"/n/v1/identity/{personId}",
            [.. tags], [.. segments], [.. organizations], numbers);
    }

    private static JsonArray ElementsOf(Random random, string member) =>
    [
        .. Enumerable.Range(0, random.Next(4)).Select(_ => member is "Emails" ? $"{Word(random)}@example.com" : Word(random)).Distinct()
            .Select(value => new JsonObject { ["Value"] = value }),
    ];

    // A few numbers only, so that what is there comes back.
    private static string Word(Random random) => $"{random.Next(100, 112)}";

    private static JsonArray Links(Random random, string[] shown, string[] all)
        => Shuffled(random, [.. shown.Union(Some(random, all)).Skip(random.Next(2)).Select(link => JsonValue.Create(link))]);

    private static JsonArray Items(Random random, JsonNode shown, Func<string> make, string key)
        => Shuffled(random, [.. shown.AsArray().Select(item => item!.DeepClone()).Append(JsonNode.Parse(make())!).DistinctBy(item => (string)item[key]!).Skip(random.Next(2))]);

    private static string[] Some(Random random, string[] all) => [.. all.Where(_ => random.Next(2) == 0)];

    private static JsonArray Shuffled(Random random, JsonNode?[] items)
    {
        items = [.. items.Select(item => item?.DeepClone())];

        if (random.Next(2) == 0)
        {
            random.Shuffle(items);
        }

        return new JsonArray(items);
    }

    private static JsonObject Json(Dictionary<string, JsonArray> members)
        => new(members.Select(member => KeyValuePair.Create(member.Key, (JsonNode?)member.Value.DeepClone())));

    private static string Id(string iri) => iri.Split('/')[^1];

    private string Soon() => api.Clock.GetUtcNow().AddMinutes(1).ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);

    private sealed record Person(
        Guid Id,
        string SuperOffice,
        string RogerRoger,
        string Native,
        string Baack,
        string[] Tags,
        string[] Segments,
        string[] Organizations,
        int[] Numbers);
}
