using Microsoft.EntityFrameworkCore;

namespace Identities.Bench.Peers;

/// <summary>
/// The same store through Entity Framework Core, as its documentation advises: pooled contexts, untracked reads, split queries. It answers
/// three of the operations, without tokens and rules; what the schema asks of every write it does too.
/// </summary>
internal static class EntityFramework
{
    public static void AddPeople(this IServiceCollection services, string connectionString)
        => services.AddDbContextPool<PeopleContext>(options => options.UseNpgsql(connectionString));

    public static void MapPeople(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/people/{personId:guid}", Get);
        routes.MapGet("/people", ByTag);
        routes.MapPut("/people/{personId:guid}/aliases", Upsert);
    }

    private static async Task<IResult> Get(Guid personId, PeopleContext store, CancellationToken cancellationToken)
    {
        var person = await Whole(store).SingleOrDefaultAsync(person => person.PersonId == personId, cancellationToken);
        return person is null ? Results.NotFound() : Results.Ok(person);
    }

    private static async Task<IResult> ByTag(Guid tagId, int limit, PeopleContext store, CancellationToken cancellationToken)
    {
        var now = DateTime.UtcNow;

        return Results.Ok(await Whole(store)
            .Where(person => person.Tags.Any(tag => tag.TagId == tagId && (tag.Expires == null || tag.Expires > now)))
            .OrderBy(person => person.PersonId)
            .Take(limit)
            .ToListAsync(cancellationToken));
    }

    private static async Task<IResult> Upsert(Guid personId, Alias sent, PeopleContext store, CancellationToken cancellationToken)
    {
        await using var transaction = await store.Database.BeginTransactionAsync(cancellationToken);
        await store.Database.ExecuteSqlAsync($"select begin_change({personId}, 'bench', 'native', {DateTime.UtcNow}, null)", cancellationToken);
        var alias = await store.Aliases.SingleOrDefaultAsync(alias => alias.PersonAliasId == sent.PersonAliasId, cancellationToken);

        if (alias is null)
        {
            var last = await store.Aliases.Where(other => other.PersonId == personId).MaxAsync(other => (int?)other.Position, cancellationToken);
            store.Aliases.Add(alias = new Alias { PersonId = personId, PersonAliasId = sent.PersonAliasId, Position = (last ?? 0) + 1 });
        }

        alias.FirstName = sent.FirstName;
        alias.MiddleName = sent.MiddleName;
        alias.LastName = sent.LastName;
        alias.Title = sent.Title;
        await store.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Results.Ok(alias);
    }

    private static IQueryable<Person> Whole(PeopleContext store) => store.People
        .AsNoTracking()
        .AsSplitQuery()
        .Include(person => person.Aliases.OrderBy(alias => alias.Position))
        .Include(person => person.Addresses.OrderBy(address => address.Position))
        .Include(person => person.EntityFields.OrderBy(field => field.Position))
        .Include(person => person.Tags.OrderBy(tag => tag.Position))
        .Include(person => person.Notes.OrderBy(note => note.Position));
}

internal sealed class PeopleContext(DbContextOptions<PeopleContext> options) : DbContext(options)
{
    public DbSet<Person> People => Set<Person>();

    public DbSet<Alias> Aliases => Set<Alias>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Person>(person =>
        {
            person.ToTable("people").HasKey(row => row.PersonId);
            person.HasMany(row => row.Aliases).WithOne().HasForeignKey(row => row.PersonId);
            person.HasMany(row => row.Addresses).WithOne().HasForeignKey(row => row.PersonId);
            person.HasMany(row => row.EntityFields).WithOne().HasForeignKey(row => row.PersonId);
            person.HasMany(row => row.Tags).WithOne().HasForeignKey(row => row.PersonId);
            person.HasMany(row => row.Notes).WithOne().HasForeignKey(row => row.PersonId);
        });
        modelBuilder.Entity<Alias>().ToTable("aliases").HasKey(row => new { row.PersonId, row.PersonAliasId });
        modelBuilder.Entity<Address>().ToTable("addresses").HasKey(row => new { row.PersonId, row.PersonAddressId });
        modelBuilder.Entity<EntityField>().ToTable("entity_fields").HasKey(row => new { row.PersonId, row.EntityFieldId });
        modelBuilder.Entity<PersonTag>().ToTable("person_tags").HasKey(row => new { row.PersonId, row.PersonTagId });
        modelBuilder.Entity<Note>().ToTable("notes").HasKey(row => new { row.PersonId, row.NoteId });

        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(type => type.GetProperties()))
        {
            property.SetColumnName(string.Concat(property.Name.Select((letter, at) =>
                (at > 0 && char.IsUpper(letter) ? "_" : "") + char.ToLowerInvariant(letter))));
        }
    }
}

internal sealed class Person
{
    public Guid PersonId { get; set; }

    public List<Alias> Aliases { get; } = [];

    public List<Address> Addresses { get; } = [];

    public List<EntityField> EntityFields { get; } = [];

    public List<PersonTag> Tags { get; } = [];

    public List<Note> Notes { get; } = [];
}

internal sealed class Alias
{
    public Guid PersonId { get; set; }

    public Guid PersonAliasId { get; set; }

    public int Position { get; set; }

    public string? FirstName { get; set; }

    public string? MiddleName { get; set; }

    public string? LastName { get; set; }

    public string? Title { get; set; }
}

internal sealed class Address
{
    public Guid PersonId { get; set; }

    public Guid PersonAddressId { get; set; }

    public int Position { get; set; }

    public string? Street { get; set; }

    public string? Street2 { get; set; }

    public string? City { get; set; }

    public string? State { get; set; }

    public string? PostalCode { get; set; }

    public string? Country { get; set; }
}

internal sealed class EntityField
{
    public Guid PersonId { get; set; }

    public Guid EntityFieldId { get; set; }

    public int Position { get; set; }

    public string Name { get; set; } = "";

    public string? StringValue { get; set; }

    public DateTime? DateValue { get; set; }

    public decimal? NumberValue { get; set; }

    public bool? BoolValue { get; set; }
}

internal sealed class PersonTag
{
    public Guid PersonId { get; set; }

    public Guid PersonTagId { get; set; }

    public Guid TagId { get; set; }

    public int Position { get; set; }

    public DateTime Created { get; set; }

    public DateTime? Expires { get; set; }
}

internal sealed class Note
{
    public Guid PersonId { get; set; }

    public Guid NoteId { get; set; }

    public int Position { get; set; }

    public string? Summary { get; set; }

    public string? Body { get; set; }

    public string? Author { get; set; }

    public Guid? SharedId { get; set; }
}
